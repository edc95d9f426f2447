package org.fascicle.platform.internal.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.UnknownNameException;
import org.fascicle.api.model.Compile;
import org.fascicle.api.model.Spec;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.model.BuiltGraph;
import org.fascicle.platform.internal.model.ModelCore;
import org.fascicle.platform.internal.model.ParameterRules;
import org.fascicle.platform.internal.model.Weights;
import org.fascicle.platform.internal.registry.Bindings;
import org.fascicle.platform.internal.registry.Lease;
import org.fascicle.platform.internal.registry.PluginRef;
import org.fascicle.platform.internal.registry.Plugins;
import org.fascicle.platform.internal.text.Names;

/** A compiled model: optimisers with their state, losses, metrics. */
public final class Training implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Training.class.getName());

  private final ModelCore core;
  private final BuiltGraph graph;
  private final Compile options;
  private final Bindings bindings;
  private final Optimizers optimizers;
  private final ParameterRules parameterRules;
  private final RunState state = new RunState();
  private final List<Head> heads = new ArrayList<>();
  private final List<MetricDef> metrics = new ArrayList<>();

  /** A metric to be built when the targets are known. */
  private record MetricDef(int output, String name, PluginRef ref, boolean weighted) {}

  /**
   * Compiles.
   *
   * @throws org.fascicle.api.exception.MissingPluginException if plugins are missing
   * @throws InvalidArgumentException if there are more losses or metrics than outputs
   */
  public Training(ModelCore core, BuiltGraph graph, Compile options, Plugins plugins) {
    this.core = core;
    this.graph = graph;
    this.options = options;
    this.parameterRules = new ParameterRules(graph, core.variables());
    this.bindings = plugins.bindings(core.def().label());
    try {
      checkLayers();
      optimizers = new Optimizers(core, options, bindings);
      addHeads();
      addMetrics();
      checkTargets(bindings.lease());
    } catch (RuntimeException e) {
      bindings.close();
      throw e;
    }
  }

  private void checkLayers() {
    for (String layer : options.groups().keySet()) {
      if (!graph.layers().containsKey(layer)) {
        List<String> near = Names.nearest(layer, graph.layers().keySet());
        throw new UnknownNameException("layer", layer, near, "");
      }
    }
  }

  private void addHeads() {
    List<Spec> losses = options.losses();
    int outputs = graph.def().outputs().size();
    requireCount("losses", losses.size(), outputs);
    if (losses.isEmpty()) {
      throw new InvalidArgumentException("compile", "a loss", "none", "");
    }
    List<Double> weights = options.lossWeights();
    if (!weights.isEmpty()) {
      requireCount("loss weights", weights.size(), outputs);
    }
    for (int i = 0; i < outputs; i++) {
      String name = outputName(i);
      Spec spec = losses.get(losses.size() == 1 ? 0 : i);
      double weight = weights.isEmpty() ? 1 : weights.get(weights.size() == 1 ? 0 : i);
      String where = "loss" + (outputs == 1 ? "" : " of output \"" + name + "\"");
      if (!Double.isFinite(weight)) {
        throw new InvalidArgumentException(where, "a finite weight", weight + "", "");
      }
      Reduction reduction = Reduction.of(spec, where);
      heads.add(new Head(i, name, bindings.add(spec, where), reduction, weight));
    }
  }

  private void addMetrics() {
    addMetrics(options.metrics(), false);
    addMetrics(options.weightedMetrics(), true);
  }

  private void addMetrics(List<List<Spec>> lists, boolean weighted) {
    int outputs = heads.size();
    if (lists.isEmpty()) {
      return;
    }
    requireCount("lists of metrics", lists.size(), outputs);
    for (int i = 0; i < outputs; i++) {
      String prefix = outputs == 1 ? "" : outputName(i) + "_";
      for (Spec spec : lists.get(lists.size() == 1 ? 0 : i)) {
        String name = prefix + name(spec);
        String unique = name;
        for (int n = 1; isUsed(unique); n++) {
          unique = name + "_" + n;
        }
        PluginRef ref = bindings.add(spec, "metric " + unique);
        metrics.add(new MetricDef(i, unique, ref, weighted));
      }
    }
  }

  /** Refuses losses and metrics that fit no targets there could be: before there are any. */
  private void checkTargets(Lease lease) {
    for (Head head : heads) {
      TensorSpec prediction = graph.outputs().get(head.output());
      List<TensorSpec> targets = head.possibleTargets(lease, prediction);
      for (MetricDef def : metrics) {
        if (def.output == head.output()) {
          Possible.of(targets, target -> MetricState.declare(def.ref, lease, target, prediction));
        }
      }
    }
  }

  private boolean isUsed(String name) {
    return name.equals("loss") || metrics.stream().anyMatch(metric -> metric.name.equals(name));
  }

  /** The key in the history: its own name, or the type's as Keras spells it. */
  private static String name(Spec spec) {
    Object given = spec.config().get("name");
    return given == null ? Names.snake(spec.type()) : given.toString();
  }

  private static void requireCount(String what, int count, int outputs) {
    if (count != 1 && count != outputs) {
      throw new InvalidArgumentException(
          "compile", "1 or " + outputs + " " + what + ", one an output", count + "", "");
    }
  }

  private String outputName(int output) {
    return graph.def().outputs().get(output).layer();
  }

  /** What was chosen. */
  public Compile options() {
    return options;
  }

  /** What was chosen, optimisers and losses under their types' own names. */
  public Compile canonicalOptions() {
    List<Spec> losses =
        heads.stream()
            .limit(options.losses().size())
            .map(head -> bindings.canonical(head.loss()))
            .toList();
    return new Compile(
        bindings.canonical(optimizers.main()),
        options.groups(),
        losses,
        options.lossWeights(),
        options.metrics(),
        options.weightedMetrics());
  }

  /** The plugins, for one step; see {@link ModelCore#lease}. */
  Lease lease(Consumer<String> waiting, BooleanSupplier stop) {
    return bindings.await(core.session().patience(), waiting, stop);
  }

  /** The optimisers. */
  public Optimizers optimizers() {
    return optimizers;
  }

  /** What the layers ask of their parameters. */
  ParameterRules parameterRules() {
    return parameterRules;
  }

  /** Where training stands. */
  public RunState state() {
    return state;
  }

  /** Fresh sums in place of those of the last run. */
  Metrics renewMetrics(Lease lease, List<TensorSpec> targets) {
    closeSums();
    return metrics(lease, targets);
  }

  /** The sums of a run that ended inside an epoch, in this program or before it was saved. */
  Metrics resumeMetrics(Lease lease, List<TensorSpec> targets) {
    if (state.metrics() != null) {
      return state.metrics();
    }
    Metrics fresh = metrics(lease, targets);
    Weights.check("Saved sums", fresh.variables(), state.savedSums());
    Weights.set(core.session(), core.steps(), fresh.variables(), state.savedSums());
    fresh.restore(state.savedSamples());
    return fresh;
  }

  /** Makes one training step; its loss and metrics, before the update. */
  public Map<String, Double> trainOnBatch(Dataset batch) {
    Leases leases = leases();
    Lease rules = leases.requiredRules();
    Feeds feeds = new Feeds(graph, core);
    int count = Math.toIntExact(batch.size());
    try (BatchReader reader = feeds.all(batch, this, rules, Map.of(), count)) {
      reader.read(new Order(count).straight(), 0, count);
      optimizers.prepare(rules);
      return trainOn(reader, feeds.targets(batch, this, rules), leases, rules);
    }
  }

  private Map<String, Double> trainOn(
      BatchReader reader, List<TensorSpec> targets, Leases leases, Lease rules) {
    try (Metrics sums = metrics(rules, targets)) {
      leases.required(leases.with((layers, now) -> step(sums, reader, layers, now)));
      return leases.required(leases.withRules(sums::results));
    }
  }

  private boolean step(Metrics sums, BatchReader reader, Lease layers, Lease rules) {
    BatchStep work = new BatchStep(core, graph, this, sums, layers, rules);
    return core.steps()
        .train(
            commit -> {
              work.train(reader, commit);
              commit.afterwards(state::advance);
              return true;
            });
  }

  /** Loss and metrics over all samples, one number each. */
  public Map<String, Double> evaluate(Dataset data, int batchSize) {
    return evaluate(data, batchSize, Metrics::results);
  }

  /** Loss and metrics over all samples, whole. */
  public Map<String, HostArray> measure(Dataset data, int batchSize) {
    return evaluate(data, batchSize, Metrics::values);
  }

  private <T> T evaluate(Dataset data, int batchSize, BiFunction<Metrics, Lease, T> read) {
    Leases leases = leases();
    Lease rules = leases.requiredRules();
    Feeds feeds = new Feeds(graph, core);
    int capacity = (int) Math.min(batchSize, Math.max(1, data.size()));
    try (Batches batches =
            new Batches(() -> feeds.all(data, this, rules, Map.of(), capacity), capacity);
        Metrics sums = metrics(rules, feeds.targets(data, this, rules))) {
      new Evaluation(core, graph, this, sums, leases).run(batches);
      return leases.required(leases.withRules(now -> read.apply(sums, now)));
    }
  }

  /** Leases for work outside a run: waiting is only logged. */
  private Leases leases() {
    return new Leases(
        core,
        this,
        text -> LOG.log(System.Logger.Level.WARNING, "{0} {1}", core.def().label(), text),
        text -> LOG.log(System.Logger.Level.INFO, "{0}: {1}", core.def().label(), text),
        core::isClosed);
  }

  /** Forgets the sums of the last run: others are restored. */
  void dropSums() {
    closeSums();
  }

  private void closeSums() {
    if (state.metrics() != null) {
      state.metrics().close();
    }
  }

  /** The outputs with their losses. */
  List<Head> heads() {
    return heads;
  }

  /** Which output each metric looks at, in the order of {@link #metrics}. */
  List<Integer> metricOutputs() {
    return metrics.stream().map(MetricDef::output).toList();
  }

  /**
   * Fresh sums.
   *
   * @param targets specs of the targets, N unknown, one an output
   */
  Metrics metrics(Lease lease, List<TensorSpec> targets) {
    List<String> losses = new ArrayList<>(List.of("loss"));
    if (heads.size() > 1) {
      heads.forEach(head -> losses.add(head.name() + "_loss"));
    }
    List<MetricState> states = new ArrayList<>();
    List<TensorSpec> outputs = graph.outputs();
    for (MetricDef def : metrics) {
      TensorSpec target = targets.get(def.output);
      TensorSpec prediction = outputs.get(def.output);
      states.add(
          new MetricState(
              def.name, def.ref, def.weighted, lease, core.session(), target, prediction));
    }
    return new Metrics(core.session(), core.steps(), losses, states);
  }

  /** Which bundle and version provides each plugin now; empty while one is missing. */
  public Map<String, String> versions() {
    return new LinkedHashMap<>(bindings.versions());
  }

  /** From the next step on, the best versions of plugins that are there now. */
  public void rebind() {
    bindings.rebind();
  }

  @Override
  public void close() {
    bindings.close();
    optimizers.close();
    closeSums();
  }
}
