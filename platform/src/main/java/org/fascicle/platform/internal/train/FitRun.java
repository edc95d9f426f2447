package org.fascicle.platform.internal.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.exception.BackendUnavailableException;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.History;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.model.BuiltGraph;
import org.fascicle.platform.internal.model.ModelCore;
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
  private final RunEnd end;
  private Metrics metrics;
  private final EpochLogs logs;
  private Metrics validation;
  private boolean resumed;
  private boolean ahead;

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
    this.end = new RunEnd(core, options.cancelToken());
    this.leases = new Leases(core, training, events::waiting, events::replaced, end::isCancelled);
    this.logs = new EpochLogs(leases);
    this.callbacks = new CallbackSet(this, plugins, options.callbacks(), options.listeners());
  }

  /** Asks for the end at the next step boundary. */
  public void cancel() {
    end.cancel();
  }

  /** Runs to the end. */
  public History run() {
    PlatformSession session = core.session();
    session.giveUpWaiting(this::lookWhileWaiting);
    boolean ended = false;
    try (data;
        callbacks;
        events) {
      loop();
      ended = true;
    } catch (BackendUnavailableException e) {
      if (!end.isCancelled()) {
        end.failed(e);
        throw e;
      }
      LOG.log(System.Logger.Level.DEBUG, "Cancelled while waiting for a backend", e);
    } catch (RuntimeException | Error e) {
      end.failed(e);
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
    return new History(
        epochs,
        events.all(),
        end.stop(isComplete()),
        end.reason(isComplete()),
        times.count(),
        times.medianMillis());
  }

  private void loop() {
    begin();
    callbacks.trainBegin();
    while (!isComplete() && !end.isNear()) {
      runEpoch();
    }
    if (end.stop(isComplete()) != History.Stop.CANCELLED) {
      training.optimizers().finish();
    }
    callbacks.trainEnd();
  }

  /** Tells what happened so far; says whether to wait no longer. */
  private boolean lookWhileWaiting() {
    events.look();
    return end.isCancelled();
  }

  private boolean isComplete() {
    return position().epoch() >= options.epochs();
  }

  private void begin() {
    Optional<Path> saved = callbacks.resumeFrom();
    saved.ifPresent(restorer);
    Lease rules = leases.rules();
    Feeds feeds = new Feeds(graph, core);
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
    logs.begin(metrics);
  }

  private void resume(RunState.Reading reading, Lease rules, List<TensorSpec> targets) {
    RunState.Position next = state.next();
    if (next.batch() > 0) {
      state.requireSame(reading);
      metrics = training.resumeMetrics(rules, targets);
    } else {
      metrics = training.renewMetrics(rules, targets);
      state.beginEpoch(next.epoch());
    }
  }

  private void runEpoch() {
    long begin = System.nanoTime();
    logs.stale();
    if (position().batch() == 0) {
      metrics.reset();
      logs.clear();
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
    epochs.add(epoch(rate, seconds));
    callbacks.epochEnd();
    if (logs.hasAdded()) {
      epochs.set(epochs.size() - 1, epoch(rate, seconds));
    }
    state.beginEpoch(position().epoch() + 1);
  }

  private History.Epoch epoch(double rate, double seconds) {
    return new History.Epoch(
        position().epoch(), logs.now(), rate, seconds, data.batches(), metrics.samples());
  }

  /**
   * Makes the steps of an epoch; gives the learning rate of the last one.
   *
   * @param begin when the epoch began: shuffling is part of the first step
   */
  private double runBatches(long begin) {
    double rate = learningRate();
    long mark = begin;
    while (position().batch() < data.batches() && !end.isNear()) {
      beginBatch();
      if (end.isNear()) {
        return rate;
      }
      data.trainBatches().read(position().batch());
      Double used = leases.with(this::step);
      if (used == null) {
        return rate;
      }
      rate = used;
      events.look();
      logs.stale();
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
    Batches batches = data.trainBatches();
    long next = position().batch() + 1;
    core.steps()
        .train(
            commit -> {
              work.train(batches.current(), commit);
              commit.afterwards(state::advance);
              return null;
            },
            () -> batches.readAhead(next));
    return rate;
  }

  private void validate() {
    callbacks.testBegin();
    validation.reset();
    new Evaluation(core, graph, training, validation, leases)
        .run(data.validationBatches(), callbacks::testBatchBegin, callbacks::testBatchEnd);
    logs.addValidation(leases.required(leases.withRules(validation::results)));
    callbacks.testEnd();
  }

  /** Why and when it ends. */
  RunEnd end() {
    return end;
  }

  /** Whether it ends by being cancelled, and neither is done nor was stopped. */
  boolean endsCancelled() {
    return end.isCancelled() && end.stop(isComplete()) == History.Stop.CANCELLED;
  }

  /** Loss and metrics so far in this epoch. */
  EpochLogs logs() {
    return logs;
  }

  /** Samples of this epoch seen so far. */
  long samples() {
    return metrics == null ? 0 : metrics.samples();
  }

  /** The samples to train on. */
  Dataset data() {
    return data.train();
  }

  /** Saves the model. */
  void save(Path file) {
    saver.accept(file);
  }

  /** What happens to it from outside. */
  RunEvents events() {
    return events;
  }

  /** Who is told; null while it is being made. */
  CallbackSet callbacks() {
    return callbacks;
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
