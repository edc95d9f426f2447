package org.fascicle.it.trial;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.TrainingEvent;
import org.fascicle.api.model.TrainingListener;
import org.fascicle.api.model.TrainingRun;

/** Writes down where a run stands after each step, and what happens to it. */
public final class StepLog implements TrainingListener {
  private final Model model;
  private final List<Entry> entries = new CopyOnWriteArrayList<>();
  private final List<TrainingEvent> events = new CopyOnWriteArrayList<>();

  /** Of a model's run. */
  public StepLog(Model model) {
    this.model = model;
  }

  /**
   * A step.
   *
   * @param step steps made so far
   * @param epoch the epoch, from 0
   * @param batch the batch, from 0
   * @param counter the random generator's, for the next step
   */
  public record Entry(long step, int epoch, long batch, long counter) {}

  @Override
  public void onBatchEnd(TrainingRun run) {
    entries.add(new Entry(run.step(), run.epoch(), run.batch(), counter()));
  }

  private long counter() {
    return model.session().randomKey(0).toLongs()[1];
  }

  @Override
  public void onEvent(TrainingRun run, TrainingEvent event) {
    events.add(event);
  }

  /** One entry a step. */
  public List<Entry> entries() {
    return entries;
  }

  /** What happened, as soon as it did. */
  public List<TrainingEvent> events() {
    return events;
  }

  /** Every parameter of a model, bit by bit. */
  public static Map<String, ByteBuffer> bits(Model model) {
    Map<String, ByteBuffer> bits = new TreeMap<>();
    Map<String, HostArray> weights = model.getWeights();
    weights.forEach((name, values) -> bits.put(name, values.buffer()));
    return bits;
  }
}
