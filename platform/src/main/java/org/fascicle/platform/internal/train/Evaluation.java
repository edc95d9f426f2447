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
  void run(Batches batches) {
    run(batches, () -> {}, () -> {});
  }

  /** Reads all samples in their order; tells before and after each batch. */
  void run(Batches batches, Runnable before, Runnable after) {
    batches.begin();
    for (long batch = 0; batch < batches.count(); batch++) {
      long next = batch + 1;
      batches.read(batch);
      before.run();
      leases.required(leases.with((layers, rules) -> step(batches, next, layers, rules)));
      after.run();
    }
  }

  private boolean step(Batches batches, long next, Lease layers, Lease rules) {
    BatchStep work = new BatchStep(core, graph, training, metrics, layers, rules);
    return core.steps()
        .write(
            commit -> {
              work.evaluate(batches.current(), commit);
              return true;
            },
            () -> batches.readAhead(next));
  }
}
