package org.fascicle.platform.internal.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.fascicle.api.tensor.Migration;

/** What happened to a session: kept, told to listeners, written to the log. */
final class SwapLog {
  private static final System.Logger LOG = System.getLogger(SwapLog.class.getName());

  /** The history is for people; the oldest entries go first. */
  private static final int KEPT = 1000;

  private final Deque<Migration> history = new ArrayDeque<>();
  private final List<Consumer<Migration>> listeners = new CopyOnWriteArrayList<>();

  void listen(Consumer<Migration> listener) {
    listeners.add(listener);
  }

  void unlisten(Consumer<Migration> listener) {
    listeners.remove(listener);
  }

  List<Migration> history() {
    synchronized (history) {
      return List.copyOf(history);
    }
  }

  void add(Migration migration) {
    synchronized (history) {
      if (history.size() == KEPT) {
        history.removeFirst();
      }
      history.addLast(migration);
    }
    write(migration);
    for (Consumer<Migration> listener : listeners) {
      tell(listener, migration);
    }
  }

  private static void write(Migration m) {
    if (m.succeeded()) {
      LOG.log(
          System.Logger.Level.INFO,
          "Session \"{0}\" moved from {1} to {2} ({3}): {4} tensors, {5} bytes, pause {6} ms, copy"
              + " {7} ms",
          m.session(),
          m.from(),
          m.to(),
          m.reason(),
          m.tensors(),
          Long.toString(m.bytes()),
          m.pause().toMillis(),
          m.copy().toMillis());
    } else {
      LOG.log(
          System.Logger.Level.WARNING,
          "Session \"{0}\" could not move from {1} to {2} ({3}): {4}",
          m.session(),
          m.from(),
          m.to(),
          m.reason(),
          m.failure());
    }
  }

  private static void tell(Consumer<Migration> listener, Migration migration) {
    try {
      listener.accept(migration);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "A listener of migrations failed", e);
    }
  }

  void ended(String session, Step step, String what) {
    LOG.log(
        System.Logger.Level.WARNING,
        "Session \"{0}\": {1} asked for {2} inside itself; it ends here, and its next operation"
            + " fails with StepEndedException",
        session,
        step,
        what);
  }

  void waits(String session, List<String> order) {
    LOG.log(
        System.Logger.Level.WARNING,
        "Session \"{0}\" waits: none of its backends {1} is there. Start one, or move the session"
            + " elsewhere",
        session,
        order);
  }
}
