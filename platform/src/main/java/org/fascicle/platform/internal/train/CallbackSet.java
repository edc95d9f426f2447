package org.fascicle.platform.internal.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.exception.UnknownNameException;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.TrainingListener;
import org.fascicle.api.model.TrainingRun;
import org.fascicle.api.plugin.Callback;
import org.fascicle.platform.internal.registry.Bindings;
import org.fascicle.platform.internal.registry.Bound;
import org.fascicle.platform.internal.registry.Lease;
import org.fascicle.platform.internal.registry.PluginRef;
import org.fascicle.platform.internal.registry.Plugins;

/** The callbacks of a run: those of plugins in their order, then the host's. */
final class CallbackSet implements AutoCloseable {
  private final Bindings bindings;
  private final List<PluginRef> refs = new ArrayList<>();
  private final List<RunView> views = new ArrayList<>();
  private final List<TrainingListener> listeners;
  private final FitRun run;
  private final List<Path> pending = new ArrayList<>();
  private Lease current;

  /** Binds the callbacks; fails if plugins are missing. */
  CallbackSet(FitRun run, Plugins plugins, List<Spec> specs, List<TrainingListener> listeners) {
    this.run = run;
    this.listeners = listeners;
    this.bindings = plugins.bindings(run.core().def().label());
    for (Spec spec : specs) {
      String where = "callback " + (refs.size() + 1) + " of fit";
      PluginRef ref = bindings.add(spec, where);
      views.add(new RunView(run, this, ref, spec.type() + "#" + refs.size()));
      refs.add(ref);
    }
    try {
      bindings.lease();
    } catch (RuntimeException e) {
      bindings.close();
      throw e;
    }
  }

  /** One of a callback's methods, with its configuration. */
  private interface Call {
    void of(Callback<Record> callback, Record config, RunView view);
  }

  /** The saved run to go on with: that of the first callback which has one. */
  Optional<Path> resumeFrom() {
    List<Path> files = new ArrayList<>();
    each(
        "resumeFrom",
        (callback, config, view) -> callback.resumeFrom(config).ifPresent(files::add));
    return files.stream().findFirst();
  }

  void trainBegin() {
    each("onTrainBegin", (callback, config, view) -> callback.onTrainBegin(config, view));
    listeners(TrainingListener::onTrainBegin);
  }

  void epochBegin() {
    each("onEpochBegin", (callback, config, view) -> callback.onEpochBegin(config, view));
    listeners(TrainingListener::onEpochBegin);
  }

  void batchBegin() {
    each("onBatchBegin", (callback, config, view) -> callback.onBatchBegin(config, view));
    listeners(TrainingListener::onBatchBegin);
  }

  void batchEnd() {
    each("onBatchEnd", (callback, config, view) -> callback.onBatchEnd(config, view));
    listeners(TrainingListener::onBatchEnd);
  }

  void testBegin() {
    each("onTestBegin", (callback, config, view) -> callback.onTestBegin(config, view));
    listeners(TrainingListener::onTestBegin);
  }

  void testBatchBegin() {
    each("onTestBatchBegin", (callback, config, view) -> callback.onTestBatchBegin(config, view));
    listeners(TrainingListener::onTestBatchBegin);
  }

  void testBatchEnd() {
    each("onTestBatchEnd", (callback, config, view) -> callback.onTestBatchEnd(config, view));
    listeners(TrainingListener::onTestBatchEnd);
  }

  void testEnd() {
    each("onTestEnd", (callback, config, view) -> callback.onTestEnd(config, view));
    listeners(TrainingListener::onTestEnd);
  }

  void epochEnd() {
    each("onEpochEnd", (callback, config, view) -> callback.onEpochEnd(config, view));
    listeners(TrainingListener::onEpochEnd);
  }

  void trainEnd() {
    each("onTrainEnd", (callback, config, view) -> callback.onTrainEnd(config, view));
    listeners(TrainingListener::onTrainEnd);
  }

  /** Tells the host alone, when a run has failed. */
  void failed() {
    listeners(TrainingListener::onTrainEnd);
  }

  /** Tells the host something. */
  void listeners(BiConsumer<TrainingListener, TrainingRun> action) {
    for (TrainingListener listener : listeners) {
      action.accept(listener, run.view());
    }
  }

  /** Whether the host listens. */
  boolean hasListeners() {
    return !listeners.isEmpty();
  }

  /** What a callback's configuration names; only while it is called. */
  Bound nested(PluginRef ref, Spec spec) {
    Bound nested = current == null ? null : current.get(ref).nested().get(spec);
    if (nested == null) {
      throw new UnknownNameException(
          spec.kind().label(),
          spec.type(),
          List.of(),
          "A callback may use what its configuration names, while it is called.");
    }
    return nested;
  }

  private void each(String moment, Call call) {
    if (refs.isEmpty()) {
      return;
    }
    Consumer<String> waiting = run.events()::waiting;
    Lease lease = bindings.await(run.core().session().patience(), waiting, run.end()::isCancelled);
    if (lease == null) {
      return;
    }
    current = lease;
    try {
      for (int i = 0; i < refs.size(); i++) {
        call(moment, call, lease.get(refs.get(i)), i);
      }
    } finally {
      current = null;
    }
    savePending();
  }

  private void call(String moment, Call call, Bound bound, int index) {
    try {
      call.of(bound.callback(), bound.config(), views.get(index));
    } catch (FascicleException e) {
      throw e;
    } catch (RuntimeException e) {
      PluginRef ref = refs.get(index);
      throw new FascicleException(
          run.core().def().label()
              + ": "
              + ref.where()
              + " ("
              + ref.spec().type()
              + " of "
              + bound.provider()
              + ") failed in "
              + moment
              + ": "
              + e
              + ". The run ended there; Model.history has what it did.",
          e);
    }
  }

  /**
   * Saves what callbacks asked for. After all of them were called, so that a saved run finds each
   * callback where it stands.
   */
  private void savePending() {
    List<Path> files = List.copyOf(pending);
    pending.clear();
    files.forEach(run::save);
  }

  /** Saves to this file when every callback has been called. */
  void saveLater(Path file) {
    pending.add(file);
  }

  @Override
  public void close() {
    views.forEach(RunView::stopProfile);
    bindings.close();
  }
}
