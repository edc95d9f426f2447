package org.fascicle.platform.internal.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.model.BuiltGraph;
import org.fascicle.platform.internal.model.Forward;
import org.fascicle.platform.internal.model.ModelCore;
import org.fascicle.platform.internal.profile.Place;
import org.fascicle.platform.internal.registry.Lease;
import org.fascicle.platform.internal.session.Commit;
import org.fascicle.platform.internal.session.PlatformSession;
import org.fascicle.platform.internal.tensor.VariableCell;

/**
 * What is done with one batch: forward, loss and metrics; in training also gradients and updates.
 * It only computes and stages; the step writes at its end.
 */
final class BatchStep {
  private static final Tensor[] NOTHING = {};

  private final ModelCore core;
  private final BuiltGraph graph;
  private final Training training;
  private final Metrics metrics;
  private final Lease layers;
  private final Lease rules;

  /**
   * Work on a batch.
   *
   * @param layers the plugins of the layers
   * @param rules those of optimisers, losses and metrics
   */
  BatchStep(
      ModelCore core,
      BuiltGraph graph,
      Training training,
      Metrics metrics,
      Lease layers,
      Lease rules) {
    this.core = core;
    this.graph = graph;
    this.training = training;
    this.metrics = metrics;
    this.layers = layers;
    this.rules = rules;
  }

  /** A batch on the device. */
  private record Batch(List<Tensor> inputs, List<Tensor> targets, Tensor weights, int count) {
    static Batch of(BatchReader reader) {
      return new Batch(reader.inputs(), reader.targets(), reader.weights(), reader.count());
    }

    Tensor[] tensors() {
      Stream<Tensor> data = Stream.concat(inputs.stream(), targets.stream());
      return Stream.concat(data, Stream.ofNullable(weights)).toArray(Tensor[]::new);
    }
  }

  /** What a forward pass gave. */
  private record Result(Forward pass, List<Tensor> outputs, Tensor total, List<Tensor> losses) {}

  /** A training step. */
  void train(BatchReader reader, Commit commit) {
    Optimizers optimizers = training.optimizers();
    during(
        () -> {
          optimizers.begin(rules);
          Batch batch = Batch.of(reader);
          replay(batch, commit, () -> stageUpdates(batch, commit));
        });
    optimizers.advance(commit);
    metrics.count(commit, reader.count());
  }

  /** An evaluation step. */
  void evaluate(BatchReader reader, Commit commit) {
    during(
        () -> {
          Batch batch = Batch.of(reader);
          replay(batch, commit, () -> measure(batch, commit));
        });
    metrics.count(commit, reader.count());
  }

  private void during(Runnable work) {
    Supplier<Void> step =
        () -> {
          work.run();
          return null;
        };
    layers.during(() -> rules.during(step));
  }

  /** Sums and layers are those of one run, and so is the work. */
  private void replay(Batch batch, Commit commit, Runnable work) {
    Supplier<Tensor[]> noted =
        () -> {
          work.run();
          return NOTHING;
        };
    core.replay(metrics.owner(), List.of(layers, rules), batch.tensors(), commit, noted);
  }

  private void measure(Batch batch, Commit commit) {
    Result result = forward(batch, false);
    result.pass.updates().forEach(commit::assign);
    addMetrics(batch, result, commit);
  }

  private void stageUpdates(Batch batch, Commit commit) {
    PlatformSession session = core.session();
    List<VariableCell> parameters = session.planning().depending(training.optimizers()::trainable);
    Result result;
    Tensor[] gradients;
    try (Tape tape = session.tape()) {
      result = forward(batch, true);
      gradients = parameters.isEmpty() ? new Tensor[0] : gradients(tape, result, parameters);
    }
    // After the tape has let go of them: only then are parameters written over in place.
    Projection projection = Projection.of(training.parameterRules(), layers);
    Place before = session.enter("optimizer", Place.UPDATE);
    try {
      training.optimizers().update(rules, projection, commit, parameters, gradients);
    } finally {
      session.leave(before);
    }
    result.pass.updates().forEach(commit::assign);
    addMetrics(batch, result, commit);
  }

  private static Tensor[] gradients(Tape tape, Result result, List<VariableCell> parameters) {
    Tensor[] sources = parameters.stream().map(VariableCell::value).toArray(Tensor[]::new);
    return tape.gradient(result.total, sources);
  }

  private Result forward(Batch batch, boolean isTraining) {
    PlatformSession session = core.session();
    Forward pass = new Forward(graph, core.variables(), session, layers, isTraining, Map.of());
    Tensor[] outputs = pass.run(batch.inputs.toArray(Tensor[]::new));
    Place before = session.enter("loss", Place.FORWARD);
    try {
      return losses(batch, pass, outputs);
    } finally {
      session.leave(before);
    }
  }

  private Result losses(Batch batch, Forward pass, Tensor... outputs) {
    List<Tensor> losses = new ArrayList<>();
    Tensor total = null;
    for (Head head : training.heads()) {
      int i = head.output();
      Tensor loss = head.loss(rules, batch.targets.get(i), outputs[i], pass.mask(i), batch.weights);
      losses.add(loss);
      Tensor weighted = head.weight() == 1 ? loss : loss.mul(head.weight());
      total = total == null ? weighted : total.add(weighted);
    }
    for (Tensor added : pass.losses()) {
      total = total.add(added);
    }
    for (Tensor penalty : training.parameterRules().penalties(layers)) {
      total = total.add(penalty);
    }
    return new Result(pass, List.of(outputs), total, losses);
  }

  private void addMetrics(Batch batch, Result result, Commit commit) {
    Place before = core.session().enter("metrics", Place.FORWARD);
    try {
      add(batch, result, commit);
    } finally {
      core.session().leave(before);
    }
  }

  private void add(Batch batch, Result result, Commit commit) {
    List<Tensor> losses = new ArrayList<>();
    losses.add(result.total);
    if (result.losses.size() > 1) {
      losses.addAll(result.losses);
    }
    metrics.addLosses(commit, losses, batch.count);
    List<Integer> outputs = training.metricOutputs();
    for (int m = 0; m < outputs.size(); m++) {
      int i = outputs.get(m);
      metrics
          .metrics()
          .get(m)
          .update(
              rules,
              core.session(),
              commit,
              batch.targets.get(i),
              result.outputs.get(i),
              result.pass.mask(i),
              batch.weights);
    }
  }
}
