package org.fascicle.platform.internal.session;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The threads that a session's steps run on while it stays on a backend: as many as run at once,
 * the last used first, so that a training loop stays on one thread, whose native state it warms.
 */
final class Lanes implements AutoCloseable {
  private final AtomicInteger count = new AtomicInteger();
  private final ThreadPoolExecutor executor;

  Lanes(String name) {
    executor =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            Long.MAX_VALUE,
            TimeUnit.NANOSECONDS,
            new SynchronousQueue<>(),
            task -> {
              String label = "fascicle-lane-" + name + "-" + count.incrementAndGet();
              Thread thread = new Thread(null, task, label, 0, false);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Runs work on a lane and waits for it; an interrupt is kept for afterwards. */
  <T> T run(Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    executor.execute(task);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException failure(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return (RuntimeException) cause;
  }

  /** Ends the threads; waits for them unless one is still at work, which may be the caller. */
  @Override
  public void close() {
    executor.shutdown();
    if (executor.getActiveCount() == 0) {
      try {
        executor.awaitTermination(1, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
