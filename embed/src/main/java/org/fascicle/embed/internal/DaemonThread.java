package org.fascicle.embed.internal;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.fascicle.embed.bundle.LaunchException;

/**
 * Runs a piece of work on a thread that does not keep the JVM alive.
 *
 * <p>Threads take after the one that makes them: started from here, the framework's own are daemons
 * too, and a program that forgot to close still ends.
 */
final class DaemonThread {
  private final FutureTask<?> task;
  private final Thread thread;

  private DaemonThread(String name, Runnable work) {
    task = new FutureTask<>(work, null);
    thread = new Thread(task, name);
    thread.setDaemon(true);
  }

  static DaemonThread start(String name, Runnable work) {
    DaemonThread started = new DaemonThread(name, work);
    started.thread.start();
    return started;
  }

  /** Waits for the end of the work, and throws what it threw. */
  void join() {
    try {
      task.get();
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new LaunchException("Interrupted while starting.", e);
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    }
  }

  /** Waits for the end of the work, however it ends. */
  void settle() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException failure
        ? failure
        : new LaunchException("Fascicle did not start: " + cause, cause);
  }
}
