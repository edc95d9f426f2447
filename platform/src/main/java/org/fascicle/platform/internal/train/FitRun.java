package org.fascicle.platform.internal.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.BackendUnavailableException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Predict;
import org.fascicle.api.model.TrainingEvent;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.model.BuiltGraph;
import org.fascicle.platform.internal.model.ModelCore;
import org.fascicle.platform.internal.model.NodeRef;
import org.fascicle.platform.internal.registry.Lease;
import org.fascicle.platform.internal.registry.Plugins;
import org.fascicle.platform.internal.session.PlatformSession;

/**
 * One training run. Lives on the thread that called {@code fit}; steps run where sessions run them.
 */
public final class FitRun {
  private static final System.Logger LOG = System.getLogger(FitRun.class.getName());

  private final ModelCore core;
  private final BuiltGraph graph;
  private final Training training;
  private final Fit options;
  private final Consumer<Path> saver;
  private final Consumer<Path> restorer;
  private final RunState state;
  private final FitData data;
  private final CallbackSet callbacks;
  private final RunView view = new RunView(this, null, null, "");
  private final RunEvents events;
  private final StepTimes times = new StepTimes();
  private final List<History.Epoch> epochs = new ArrayList<>();
  private final Leases leases;
  private Metrics metrics;
  private Metrics validation;
  private Map<String, Double> logs;
  private final Map<String, Double> added = new LinkedHashMap<>();
  private boolean resumed;
  private boolean ahead;
  private String stopReason;
  private Throwable failure;
  private volatile boolean cancelled;

  /**
   * A run that has not begun; everything is checked.
   *
   * @param saver saves the model
   * @param restorer takes over a saved run
   */
  public FitRun(
      ModelCore core,
      BuiltGraph graph,
      Training training,
      Fit options,
      Dataset data,
      Plugins plugins,
      Consumer<Path> saver,
      Consumer<Path> restorer) {
    this.core = core;
    this.graph = graph;
    this.training = training;
    this.state = training.state();
    this.events = new RunEvents(this);
    this.options = options;
    this.saver = saver;
    this.restorer = restorer;
    this.data = FitData.of(data, options);
    this.leases =
        new Leases(core, training, this::waitingForPlugin, this::pluginReplaced, this::isCancelled);
    this.callbacks = new CallbackSet(this, plugins, options.callbacks(), options.listeners());
  }

  /** Asks for the end at the next step boundary. */
  public void cancel() {
    cancelled = true;
  }

  /** Runs to the end. */
  public History run() {
    PlatformSession session = core.session();
    session.giveUpWaiting(this::lookWhileWaiting);
    boolean ended = false;
    try (callbacks;
        events) {
      loop();
      ended = true;
    } catch (BackendUnavailableException e) {
      if (!isCancelled()) {
        failure = e;
        throw e;
      }
      LOG.log(System.Logger.Level.DEBUG, "Cancelled while waiting for a backend", e);
    } catch (RuntimeException | Error e) {
      failure = e;
      throw e;
    } finally {
      session.giveUpWaiting(() -> false);
      if (!ended) {
        callbacks.failed();
      }
      if (validation != null) {
        validation.close();
      }
    }
    return history();
  }

  /** What the run did so far. */
  public History history() {
    return new History(epochs, events.all(), stop(), reason(), times.count(), times.medianMillis());
  }

  private void loop() {
    begin();
    callbacks.trainBegin();
    while (position().epoch() < options.epochs() && !isEnding()) {
      runEpoch();
    }
    if (stop() != History.Stop.CANCELLED) {
      training.optimizers().finish();
    }
    callbacks.trainEnd();
  }

  /** Tells what happened so far; says whether to wait no longer. */
  private boolean lookWhileWaiting() {
    events.look();
    return isCancelled();
  }

  private void begin() {
    Optional<Path> saved = callbacks.resumeFrom();
    saved.ifPresent(restorer);
    Lease rules = leases.rules();
    Feeds feeds = new Feeds(graph, core.dtype());
    List<TensorSpec> targets = feeds.targets(data.train(), training, rules);
    data.open(feeds, training, rules, core.session().seed());
    if (data.validates()) {
      validation = training.metrics(rules, targets);
    }
    RunState.Reading reading =
        new RunState.Reading(data.train().size(), options.batchSize(), options.shuffle());
    resumed = options.isResume() || saved.isPresent();
    if (resumed) {
      resume(reading, rules, targets);
    } else {
      metrics = training.renewMetrics(rules, targets);
      state.beginEpoch(options.initialEpoch());
    }
    state.begin(reading, metrics);
  }

  private void resume(RunState.Reading reading, Lease rules, List<TensorSpec> targets) {
    RunState.Position next = state.next();
    if (next.batch() > 0) {
      requireSame(reading);
      metrics = training.resumeMetrics(rules, targets);
    } else {
      metrics = training.renewMetrics(rules, targets);
      state.beginEpoch(next.epoch());
    }
  }

  private void requireSame(RunState.Reading reading) {
    RunState.Reading before = state.reading();
    if (!before.equals(reading)) {
      throw new InvalidArgumentException(
          "Fit.resume",
          "the data and batches of the interrupted run: " + words(before),
          words(reading),
          "It stopped inside an epoch, which only the same batches complete.");
    }
  }

  private static String words(RunState.Reading reading) {
    return reading.samples()
        + " samples in batches of "
        + reading.batchSize()
        + (reading.shuffled() ? ", shuffled" : "");
  }

  private void runEpoch() {
    long begin = System.nanoTime();
    logs = null;
    if (position().batch() == 0) {
      metrics.reset();
      added.clear();
      callbacks.epochBegin();
    }
    data.beginEpoch(position().epoch());
    double rate = runBatches(begin);
    if (position().batch() < data.batches()) {
      return;
    }
    if (data.validates() && (position().epoch() + 1) % options.validationFrequency() == 0) {
      validate();
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    long steps = data.batches();
    epochs.add(
        new History.Epoch(position().epoch(), logs(), rate, seconds, steps, metrics.samples()));
    callbacks.epochEnd();
    if (!added.isEmpty()) {
      History.Epoch last = epochs.remove(epochs.size() - 1);
      epochs.add(
          new History.Epoch(
              last.epoch(), logs(), rate, last.seconds(), last.steps(), last.samples()));
    }
    state.beginEpoch(position().epoch() + 1);
  }

  /**
   * Makes the steps of an epoch; gives the learning rate of the last one.
   *
   * @param begin when the epoch began: shuffling is part of the first step
   */
  private double runBatches(long begin) {
    double rate = learningRate();
    long mark = begin;
    while (position().batch() < data.batches() && !isEnding()) {
      beginBatch();
      if (isEnding()) {
        return rate;
      }
      data.read(position().batch());
      Double used = leases.with(this::step);
      if (used == null) {
        return rate;
      }
      rate = used;
      events.look();
      logs = null;
      callbacks.batchEnd();
      long now = System.nanoTime();
      times.add(now - mark);
      mark = now;
    }
    return rate;
  }

  private void beginBatch() {
    ahead = true;
    try {
      callbacks.batchBegin();
    } finally {
      ahead = false;
    }
  }

  /** Makes a step; gives its learning rate. */
  private double step(Lease layers, Lease rules) {
    Optimizers optimizers = training.optimizers();
    double rate =
        rules.during(
            () -> {
              optimizers.prepare(rules);
              return optimizers.learningRate(rules);
            });
    BatchStep work = new BatchStep(core, graph, training, metrics, layers, rules);
    core.steps()
        .train(
            commit -> {
              work.train(data.reader(), commit);
              commit.afterwards(state::advance);
              return null;
            });
    return rate;
  }

  private void validate() {
    callbacks.testBegin();
    validation.reset();
    new Evaluation(core, graph, training, validation, leases)
        .run(
            data.validationReader(),
            options.batchSize(),
            callbacks::testBatchBegin,
            callbacks::testBatchEnd);
    Map<String, Double> values = new LinkedHashMap<>(logs());
    leases
        .required(leases.withRules(validation::results))
        .forEach((name, value) -> values.put("val_" + name, value));
    logs = values;
    callbacks.testEnd();
  }

  private boolean isEnding() {
    return stopReason != null || isCancelled();
  }

  boolean isCancelled() {
    return cancelled
        || options.cancelToken().isCancelled()
        || core.isClosed()
        || Thread.currentThread().isInterrupted();
  }

  /** Whether it ends by being cancelled, and neither is done nor was stopped. */
  boolean endsCancelled() {
    return isCancelled() && stop() == History.Stop.CANCELLED;
  }

  private History.Stop stop() {
    if (failure != null) {
      return History.Stop.FAILED;
    }
    if (stopReason != null) {
      return History.Stop.STOPPED;
    }
    return position().epoch() < options.epochs() ? History.Stop.CANCELLED : History.Stop.COMPLETED;
  }

  private String reason() {
    return switch (stop()) {
      case COMPLETED -> "";
      case STOPPED -> stopReason;
      case CANCELLED -> "cancelled";
      case FAILED -> String.valueOf(failure.getMessage());
    };
  }

  /** Loss and metrics so far in this epoch. */
  Map<String, Double> logs() {
    if (logs == null) {
      Map<String, Double> seen = metrics == null ? null : leases.withRules(metrics::results);
      logs = seen == null ? Map.of() : seen;
    }
    if (added.isEmpty()) {
      return logs;
    }
    Map<String, Double> all = new LinkedHashMap<>(logs);
    all.putAll(added);
    return all;
  }

  /** Adds a value to the logs of this epoch. */
  void log(String name, double value) {
    added.put(name, value);
  }

  /** Samples of this epoch seen so far. */
  long samples() {
    return metrics == null ? 0 : metrics.samples();
  }

  /** What layers give for the first samples. */
  Map<String, HostArray> outputs(long count, List<String> layers) {
    List<NodeRef> nodes = new ArrayList<>();
    for (String layer : layers) {
      core.requireLayer(layer);
      nodes.add(new NodeRef(layer, 0, 0));
    }
    Map<String, HostArray> outputs = new LinkedHashMap<>();
    if (nodes.isEmpty()) {
      return outputs;
    }
    Dataset some = data.train().take(Math.min(count, data.train().size()));
    List<HostArray> results =
        new Prediction(core, core.graph(nodes), some, Predict.batchSize(options.batchSize())).run();
    for (int i = 0; i < results.size(); i++) {
      outputs.put(layers.get(i), results.get(i));
    }
    return outputs;
  }

  /** Ends the run after this step. */
  void stop(String why) {
    stopReason = why;
  }

  /** Saves the model. */
  void save(Path file) {
    saver.accept(file);
  }

  /** Tells the user something. */
  void say(String message) {
    if (callbacks.hasListeners()) {
      callbacks.listeners((listener, run) -> listener.onMessage(run, message));
    } else {
      LOG.log(System.Logger.Level.INFO, "{0}: {1}", core.def().label(), message);
    }
  }

  /** A plugin is missing and is waited for. */
  void waitingForPlugin(String missing) {
    LOG.log(System.Logger.Level.WARNING, "{0} {1}", core.def().label(), missing);
    events.add(TrainingEvent.Type.PLUGIN_WAIT, missing);
  }

  private void pluginReplaced(String change) {
    LOG.log(System.Logger.Level.INFO, "{0}: {1}", core.def().label(), change);
    events.add(TrainingEvent.Type.PLUGIN_REPLACED, change);
  }

  /** Tells of an event. */
  void happened(TrainingEvent event) {
    if (callbacks != null) {
      callbacks.listeners((listener, run) -> listener.onEvent(run, event));
    }
  }

  /** The next step. */
  RunState.Position position() {
    return state.position();
  }

  /** The batch that is to be made, or was made last. */
  long batch() {
    return ahead ? position().batch() : Math.max(0, position().batch() - 1);
  }

  /** Whether it goes on where an earlier one stood. */
  boolean isResumed() {
    return resumed;
  }

  /** The options. */
  Fit options() {
    return options;
  }

  /** Batches an epoch. */
  long batches() {
    return data.batches();
  }

  /** The model. */
  ModelCore core() {
    return core;
  }

  /** What was compiled. */
  Training training() {
    return training;
  }

  /** The learning rate of the next step; NaN when the run is given up. */
  double learningRate() {
    Optimizers optimizers = training.optimizers();
    Double rate = leases.withRules(rules -> rules.during(() -> optimizers.learningRate(rules)));
    return rate == null ? Double.NaN : rate;
  }

  /** The run as the host sees it. */
  RunView view() {
    return view;
  }
}
