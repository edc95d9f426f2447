package org.fascicle.platform.internal.train;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;

/**
 * Where a model's training stands, beside its variables: what a checkpoint saves so that a run goes
 * on exactly. Changed by the thread that trains; the position is read by any.
 */
public final class RunState {
  private volatile Position position = new Position(0, 0, 0);
  private volatile Reading reading = Reading.NONE;
  private volatile Metrics metrics;
  private Map<String, HostArray> savedSums = Map.of();
  private long savedSamples;
  private final Map<String, Double> callbacks = new ConcurrentSkipListMap<>();
  private final Map<String, Map<String, HostArray>> kept = new ConcurrentSkipListMap<>();

  /**
   * The next step.
   *
   * @param step its number: training steps made, ever
   * @param epoch its epoch
   * @param batch its batch within the epoch
   */
  public record Position(long step, int epoch, long batch) {}

  /**
   * How a run reads its data.
   *
   * @param samples of the data; -1 for no run
   * @param batchSize samples a batch
   * @param shuffled whether in an order of their own
   */
  public record Reading(long samples, int batchSize, boolean shuffled) {
    static final Reading NONE = new Reading(-1, 1, false);

    long batches() {
      return (samples + batchSize - 1) / batchSize;
    }

    String words() {
      String order = shuffled ? ", shuffled" : "";
      return samples + " samples in batches of " + batchSize + order;
    }
  }

  /** The next step, as the run in progress counts. */
  Position position() {
    return position;
  }

  /** The next step for a run that goes on: after the last batch comes the next epoch. */
  public Position next() {
    Position now = position;
    boolean ended = reading.samples >= 0 && now.batch >= reading.batches();
    return ended ? new Position(now.step, now.epoch + 1, 0) : now;
  }

  /** The next step is the first of this epoch. */
  void beginEpoch(int number) {
    position = new Position(position.step, number, 0);
  }

  /** A step was committed. */
  void advance() {
    Position now = position;
    position = new Position(now.step + 1, now.epoch, now.batch + 1);
  }

  /** How the last run read its data. */
  public Reading reading() {
    return reading;
  }

  /**
   * Refuses to go on inside an epoch with other batches.
   *
   * @throws InvalidArgumentException names both
   */
  void requireSame(Reading other) {
    if (!reading.equals(other)) {
      throw new InvalidArgumentException(
          "Fit.resume",
          "the data and batches of the interrupted run: " + reading.words(),
          other.words(),
          "It stopped inside an epoch, which only the same batches complete.");
    }
  }

  /** A run begins. */
  void begin(Reading how, Metrics sums) {
    reading = how;
    metrics = sums;
    savedSums = Map.of();
  }

  /** The sums of the run in progress, or of the one that ended inside an epoch; null for none. */
  public Metrics metrics() {
    return metrics;
  }

  /** Sets where training stands, from a file. */
  public void restore(Position saved, Reading how, Map<String, HostArray> sums, long samples) {
    position = saved;
    reading = how;
    metrics = null;
    savedSums = sums;
    savedSamples = samples;
  }

  /** Sums that came from a file; empty for none. */
  Map<String, HostArray> savedSums() {
    return savedSums;
  }

  /** Samples that those sums have seen. */
  long savedSamples() {
    return savedSamples;
  }

  /** What callbacks keep, by callback and name. */
  public Map<String, Double> callbacks() {
    return callbacks;
  }

  /** Weights that callbacks keep, by their name and the variable's. */
  public Map<String, Map<String, HostArray>> kept() {
    return kept;
  }
}
