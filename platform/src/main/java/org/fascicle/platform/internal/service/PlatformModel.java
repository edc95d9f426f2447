package org.fascicle.platform.internal.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Compile;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.ModelGraph;
import org.fascicle.api.model.Predict;
import org.fascicle.api.model.Save;
import org.fascicle.api.model.Summary;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.api.tensor.Variable;
import org.fascicle.platform.internal.model.BuiltGraph;
import org.fascicle.platform.internal.model.Flow;
import org.fascicle.platform.internal.model.ModelCore;
import org.fascicle.platform.internal.model.NodeRef;
import org.fascicle.platform.internal.model.Summaries;
import org.fascicle.platform.internal.model.Weights;
import org.fascicle.platform.internal.persist.ModelReader;
import org.fascicle.platform.internal.persist.SavedModel;
import org.fascicle.platform.internal.tensor.VariableCell;
import org.fascicle.platform.internal.train.FitRun;
import org.fascicle.platform.internal.train.Prediction;
import org.fascicle.platform.internal.train.Snapshot;
import org.fascicle.platform.internal.train.Training;

/** A model over its core; a view has a graph and a training of its own over another's core. */
final class PlatformModel implements Model {
  private final ModelCore core;
  private final BuiltGraph graph;
  private final ModelParts parts;
  private final boolean isView;
  private final ReentrantLock trainingLock = new ReentrantLock();
  private volatile Training training;
  private volatile FitRun running;
  private volatile History history;

  PlatformModel(ModelCore core, BuiltGraph graph, ModelParts parts, boolean isView) {
    this.core = core;
    this.graph = graph;
    this.parts = parts;
    this.isView = isView;
  }

  @Override
  public String name() {
    return core.def().name();
  }

  @Override
  public Session session() {
    return core.session();
  }

  @Override
  public List<TensorSpec> inputs() {
    return graph.inputs();
  }

  @Override
  public List<TensorSpec> outputs() {
    return graph.outputs();
  }

  @Override
  public Summary summary() {
    return Summaries.of(graph, core.variables());
  }

  @Override
  public ModelGraph graph() {
    return Flow.of(core, graph);
  }

  @Override
  public Map<String, Object> metadata() {
    return core.metadata();
  }

  @Override
  public List<Variable> variables() {
    return List.copyOf(core.variables().all().values());
  }

  @Override
  public List<Variable> trainableVariables() {
    return variables().stream().filter(Variable::isTrainable).toList();
  }

  @Override
  public void compile(Compile options) {
    core.requireOpen();
    Training compiled = new Training(core, graph, options, parts.plugins());
    alone(
        "compiled",
        () -> {
          Training before = training;
          training = compiled;
          if (before != null) {
            before.close();
          }
          return null;
        });
  }

  /** Takes over values, those carried between calls too. */
  private void setVariables(Map<String, HostArray> values) {
    Map<String, VariableCell> all = core.variables().all();
    Weights.check(core.def().label(), all, values);
    Weights.set(core.session(), core.steps(), all, values);
  }

  /** Takes over values, and what was compiled with its state, from a file. */
  void restore(SavedModel saved) {
    setVariables(saved.weights());
    saved.compile().ifPresent(this::compile);
    if (saved.training().isPresent() && training != null) {
      Snapshot.restore(core, training, saved.training().get());
    }
  }

  /** What was compiled; null for nothing. */
  Training training() {
    return training;
  }

  /** The shared part. */
  ModelCore core() {
    return core;
  }

  private Training compiled(String to) {
    core.requireOpen();
    Training compiled = training;
    if (compiled == null) {
      throw new InvalidArgumentException(
          core.def().label(),
          "a compiled model to " + to,
          "one that was not compiled",
          "Call compile(optimizer, loss, metrics…) first.");
    }
    return compiled;
  }

  @Override
  public History fit(Dataset data, Fit options) {
    Training compiled = compiled("fit");
    requireBatches(data, options.batchSize());
    return alone(
        "trained",
        () -> {
          FitRun run =
              new FitRun(
                  core, graph, compiled, options, data, parts.plugins(), this::save, this::goOn);
          running = run;
          try {
            return run.run();
          } finally {
            running = null;
            history = run.history();
          }
        });
  }

  @Override
  public Optional<History> history() {
    return Optional.ofNullable(history);
  }

  /** Takes over values and training state of a saved run of this very model. */
  private void goOn(Path file) {
    SavedModel saved = ModelReader.read(file);
    try {
      requireSeed(saved.seed());
      setVariables(saved.weights());
      Snapshot.restore(
          core,
          training,
          saved
              .training()
              .orElseThrow(
                  () ->
                      new InvalidArgumentException(
                          core.def().label(), "a saved run", "a model saved without one", "")));
    } catch (InvalidArgumentException e) {
      InvalidArgumentException other =
          new InvalidArgumentException(
              file.toString(),
              e.subject() + ": " + e.expected(),
              e.actual(),
              "Build the model as it was when the run was saved, or remove the file to begin anew.");
      other.initCause(e);
      throw other;
    }
  }

  /** Another seed shuffles otherwise: the run would not be the one that was interrupted. */
  private void requireSeed(long saved) {
    long own = core.session().seed();
    if (saved != own) {
      throw new InvalidArgumentException(
          core.def().label(), "a run with seed " + own, "one with seed " + saved, "");
    }
  }

  @Override
  public Map<String, Double> trainOnBatch(Dataset batch) {
    Training compiled = compiled("train");
    return alone("trained", () -> compiled.trainOnBatch(batch));
  }

  @Override
  public Map<String, Double> evaluate(Dataset data, Predict options) {
    requireBatches(data, options.batchSize());
    return compiled("evaluate").evaluate(data, options.batchSize());
  }

  @Override
  public Map<String, HostArray> measure(Dataset data, Predict options) {
    requireBatches(data, options.batchSize());
    return compiled("measure").measure(data, options.batchSize());
  }

  @Override
  public List<HostArray> predict(Dataset data, Predict options) {
    core.requireOpen();
    requireBatches(data, options.batchSize());
    return new Prediction(core, graph, data, options).run();
  }

  @Override
  public Tensor[] call(boolean isTraining, Map<String, Tensor> substitutes, Tensor... inputs) {
    core.requireOpen();
    return DirectCall.run(core, graph, isTraining, substitutes, inputs);
  }

  @Override
  public Model intermediate(String... layers) {
    core.requireOpen();
    List<NodeRef> outputs = new ArrayList<>();
    for (String layer : layers) {
      outputs.add(node(layer));
    }
    return new PlatformModel(core, core.graph(outputs), parts, true);
  }

  private NodeRef node(String text) {
    int colon = text.indexOf(':');
    String layer = colon < 0 ? text : text.substring(0, colon);
    core.requireLayer(layer);
    try {
      return new NodeRef(layer, colon < 0 ? 0 : Integer.parseInt(text.substring(colon + 1)), 0);
    } catch (NumberFormatException e) {
      throw new InvalidArgumentException(
          core.def().label(), "name or name:number", "\"" + text + "\"", "");
    }
  }

  @Override
  public void resetStates() {
    core.requireOpen();
    Map<String, VariableCell> carried = new LinkedHashMap<>();
    Map<String, HostArray> zeros = new LinkedHashMap<>();
    for (VariableCell state : core.variables().carried()) {
      carried.put(state.name(), state);
      zeros.put(state.name(), HostArray.zeros(state.spec().dtype(), state.spec().shape()));
    }
    Weights.set(core.session(), core.steps(), carried, zeros);
  }

  @Override
  public Map<String, HostArray> getWeights() {
    core.requireOpen();
    return Weights.get(core.steps(), core.variables().weights());
  }

  @Override
  public void setWeights(Map<String, HostArray> weights) {
    core.requireOpen();
    Map<String, HostArray> values = new LinkedHashMap<>(weights);
    Weights.check(core.def().label(), core.variables().weights(), values);
    Weights.set(core.session(), core.steps(), core.variables().weights(), values);
  }

  @Override
  public void setTrainable(String layer, boolean trainable) {
    NodeRef node = node(layer);
    core.variables().parameters(node.layer()).forEach(p -> p.setTrainable(trainable));
  }

  @Override
  public String toJson() {
    core.requireOpen();
    return SavedModels.json(this);
  }

  @Override
  public void save(Path file, Save options) {
    core.requireOpen();
    SavedModels.save(this, parts, file, options);
  }

  @Override
  public void updatePlugins() {
    core.rebind();
    Training compiled = training;
    if (compiled != null) {
      compiled.rebind();
    }
  }

  @Override
  public void cancel() {
    FitRun run = running;
    if (run != null) {
      run.cancel();
    }
  }

  @Override
  public void close() {
    cancel();
    trainingLock.lock();
    try {
      if (training != null) {
        training.close();
        training = null;
      }
      if (!isView && !core.isClosed()) {
        core.close();
        parts.open().remove(this);
      }
    } finally {
      trainingLock.unlock();
    }
  }

  /** States that are carried are those of the samples of one batch: all must be of that size. */
  private void requireBatches(Dataset data, int batchSize) {
    long size = core.variables().carried().isEmpty() ? 0 : core.def().batchSize().orElse(0);
    long given = Math.min(batchSize, data.size());
    if (size != 0 && (given != size || data.size() % size != 0)) {
      throw new InvalidArgumentException(
          core.def().label(),
          "batches of " + size + " samples, since it carries states of that many",
          data.size() + " samples in batches of " + batchSize,
          "Set batchSize(" + size + ") and leave out the samples that fill no batch.");
    }
  }

  private interface Work<T> {
    T run();
  }

  /** Work that changes training state; a second one at the same time is a mistake. */
  private <T> T alone(String what, Work<T> work) {
    if (!trainingLock.tryLock()) {
      throw new InvalidArgumentException(
          core.def().label(),
          "one fit at a time",
          "a call while it is being trained: it cannot be " + what + " now",
          "Wait for fit to return, or cancel() it.");
    }
    try {
      core.requireOpen();
      return work.run();
    } finally {
      trainingLock.unlock();
    }
  }

  @Override
  public String toString() {
    List<VariableCell> cells = List.copyOf(core.variables().all().values());
    return core.def().label() + ", " + cells.size() + " variables";
  }
}
