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
  private DaemonThread() {}

  static void run(String name, Runnable work) {
    FutureTask<?> task = new FutureTask<>(work, null);
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
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

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException failure
        ? failure
        : new LaunchException("Fascicle did not start: " + cause, cause);
  }
}
