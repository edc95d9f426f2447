package org.fascicle.platform.internal.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.fascicle.api.model.TrainingEvent;
import org.fascicle.api.tensor.Migration;

/** What happens to a run from outside. Used by the run's thread. */
final class RunEvents implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(RunEvents.class.getName());

  private final FitRun run;
  private final List<TrainingEvent> events = new ArrayList<>();
  private final Queue<Migration> migrations = new ConcurrentLinkedQueue<>();
  private final Consumer<Migration> listener = migrations::add;

  RunEvents(FitRun run) {
    this.run = run;
    run.core().session().listen(listener);
  }

  private void add(TrainingEvent.Type type, String text, double pause) {
    RunState.Position next = run.position();
    TrainingEvent event = new TrainingEvent(type, next.epoch(), next.step(), text, pause);
    events.add(event);
    CallbackSet callbacks = run.callbacks();
    if (callbacks != null) {
      callbacks.listeners((listener, view) -> listener.onEvent(view, event));
    }
  }

  /** A plugin is missing and is waited for. */
  void waiting(String missing) {
    LOG.log(System.Logger.Level.WARNING, "{0} {1}", run.core().def().label(), missing);
    add(TrainingEvent.Type.PLUGIN_WAIT, missing, 0);
  }

  /** Another bundle or version provides a plugin. */
  void replaced(String change) {
    LOG.log(System.Logger.Level.INFO, "{0}: {1}", run.core().def().label(), change);
    add(TrainingEvent.Type.PLUGIN_REPLACED, change, 0);
  }

  /** Tells the user something: the host, or else the log. */
  void say(String message) {
    CallbackSet callbacks = run.callbacks();
    if (callbacks.hasListeners()) {
      callbacks.listeners((listener, view) -> listener.onMessage(view, message));
    } else {
      LOG.log(System.Logger.Level.INFO, "{0}: {1}", run.core().def().label(), message);
    }
  }

  /** Notes what happened to the session since the last look. */
  void look() {
    for (Migration m = migrations.poll(); m != null; m = migrations.poll()) {
      boolean waits = m.succeeded() && m.to().equals(Migration.HOST);
      add(
          waits ? TrainingEvent.Type.BACKEND_WAIT : TrainingEvent.Type.MIGRATION,
          words(m),
          m.pause().toNanos() / 1e6);
    }
  }

  private static String words(Migration m) {
    String move = m.from() + " → " + m.to() + " (" + m.reason() + ")";
    if (!m.succeeded()) {
      return move + " failed: " + m.failure();
    }
    return m.to().equals(Migration.HOST)
        ? move + ": no backend is there; the run waits for one"
        : move + ": " + m.tensors() + " tensors, " + m.bytes() + " bytes";
  }

  /** All events so far. */
  List<TrainingEvent> all() {
    return events;
  }

  @Override
  public void close() {
    run.core().session().unlisten(listener);
  }
}
