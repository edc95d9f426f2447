package org.fascicle.api.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a training run did.
 *
 * @param epochs one an epoch that ended, in order
 * @param events what happened from outside: migrations, waits, replaced plugins
 * @param stop why it ended
 * @param reason why it ended, for people; empty when all epochs were made
 * @param steps steps made
 * @param stepMillis median time from one step's end to the next's, shuffling, conversion, metrics
 *     and callbacks included, the first 100 steps left out if there are more; NaN without steps
 */
public record History(
    List<Epoch> epochs,
    List<TrainingEvent> events,
    Stop stop,
    String reason,
    long steps,
    double stepMillis) {
  /** Copies. */
  public History {
    epochs = List.copyOf(epochs);
    events = List.copyOf(events);
  }

  /** Why a run ended. */
  public enum Stop {
    /** All epochs were made. */
    COMPLETED,
    /** A callback or listener stopped it. */
    STOPPED,
    /** It was cancelled. */
    CANCELLED,
    /** It ended with an exception. */
    FAILED
  }

  /**
   * One epoch.
   *
   * @param epoch the number, from 0
   * @param logs loss and metrics, averaged over samples; validation ones with {@code val_}
   * @param learningRate that of the last step
   * @param seconds with validation
   * @param steps steps made
   * @param samples samples seen
   */
  public record Epoch(
      int epoch,
      Map<String, Double> logs,
      double learningRate,
      double seconds,
      long steps,
      long samples) {
    /** Copies. */
    public Epoch {
      logs = Collections.unmodifiableMap(new LinkedHashMap<>(logs));
    }
  }

  /** One value an epoch: {@code loss}, {@code val_accuracy}; NaN where an epoch has none. */
  public double[] get(String name) {
    return epochs.stream().mapToDouble(e -> e.logs().getOrDefault(name, Double.NaN)).toArray();
  }

  /** The last epoch's values; empty if no epoch ended. */
  public Map<String, Double> last() {
    return epochs.isEmpty() ? Map.of() : epochs.get(epochs.size() - 1).logs();
  }

  /** The migrations among the events. */
  public List<TrainingEvent> migrations() {
    return events.stream().filter(e -> e.type() == TrainingEvent.Type.MIGRATION).toList();
  }
}
