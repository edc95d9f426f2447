package org.fascicle.platform.internal.train;

import org.fascicle.platform.internal.model.BuiltGraph;
import org.fascicle.platform.internal.model.ModelCore;
import org.fascicle.platform.internal.registry.Lease;

/** Adds all batches of some data to the sums of loss and metrics. */
final class Evaluation {
  private final ModelCore core;
  private final BuiltGraph graph;
  private final Training training;
  private final Metrics metrics;
  private final Leases leases;

  Evaluation(ModelCore core, BuiltGraph graph, Training training, Metrics metrics, Leases leases) {
    this.core = core;
    this.graph = graph;
    this.training = training;
    this.metrics = metrics;
    this.leases = leases;
  }

  /** Reads all samples in their order. */
  void run(BatchReader reader, int batchSize) {
    run(reader, batchSize, () -> {}, () -> {});
  }

  /** Reads all samples in their order; tells before and after each batch. */
  void run(BatchReader reader, int batchSize, Runnable before, Runnable after) {
    long[] order = new Order(reader.data().size()).straight();
    for (int from = 0; from < order.length; from += batchSize) {
      reader.read(order, from, Math.min(batchSize, order.length - from));
      before.run();
      leases.required(leases.with((layers, rules) -> step(reader, layers, rules)));
      after.run();
    }
  }

  private boolean step(BatchReader reader, Lease layers, Lease rules) {
    BatchStep work = new BatchStep(core, graph, training, metrics, layers, rules);
    return core.steps()
        .write(
            commit -> {
              work.evaluate(reader, commit);
              return true;
            });
  }
}
