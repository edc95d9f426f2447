package org.fascicle.platform.internal.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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

  /** Binds the callbacks; fails if plugins are missing. */
  CallbackSet(FitRun run, Plugins plugins, List<Spec> specs, List<TrainingListener> listeners) {
    this.run = run;
    this.listeners = listeners;
    this.bindings = plugins.bindings(run.core().def().label());
    for (Spec spec : specs) {
      String where = "callback " + (refs.size() + 1) + " of fit";
      views.add(new RunView(run, this, spec.type() + "#" + refs.size()));
      refs.add(bindings.add(spec, where));
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

  void trainBegin() {
    each((callback, config, view) -> callback.onTrainBegin(config, view));
    listeners(TrainingListener::onTrainBegin);
  }

  void epochBegin() {
    each((callback, config, view) -> callback.onEpochBegin(config, view));
    listeners(TrainingListener::onEpochBegin);
  }

  void batchEnd() {
    each((callback, config, view) -> callback.onBatchEnd(config, view));
    listeners(TrainingListener::onBatchEnd);
  }

  void epochEnd() {
    each((callback, config, view) -> callback.onEpochEnd(config, view));
    listeners(TrainingListener::onEpochEnd);
  }

  void trainEnd() {
    each((callback, config, view) -> callback.onTrainEnd(config, view));
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

  private void each(Call call) {
    if (refs.isEmpty()) {
      return;
    }
    Consumer<String> waiting = run::waitingForPlugin;
    Lease lease = bindings.await(run.core().session().patience(), waiting, run::isCancelled);
    if (lease == null) {
      return;
    }
    for (int i = 0; i < refs.size(); i++) {
      Bound bound = lease.get(refs.get(i));
      call.of(bound.callback(), bound.config(), views.get(i));
    }
    savePending();
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
    bindings.close();
  }
}
