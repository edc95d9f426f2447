package org.fascicle.platform.internal.session;

import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The threads that a session's steps run on while it stays on a backend: as many as run at once,
 * the last used first, so that a training loop stays on one thread, whose native state it warms. A
 * second lane in turn would mean a second team of OpenMP threads, spinning beside the first.
 */
final class Lanes implements AutoCloseable {
  private final String name;
  private final Queue<ExecutorService> all = new ConcurrentLinkedQueue<>();
  private final Deque<ExecutorService> idle = new ConcurrentLinkedDeque<>();
  private final AtomicInteger count = new AtomicInteger();
  private volatile boolean closed;

  Lanes(String name) {
    this.name = name;
  }

  /**
   * Runs work on a lane and waits for it; an interrupt is kept for afterwards.
   *
   * @param meanwhile done by the calling thread before it waits
   */
  <T> T run(Supplier<T> work, Runnable meanwhile) {
    ExecutorService lane = idle.pollFirst();
    if (lane == null) {
      lane = open();
    }
    try {
      CompletableFuture<T> task = CompletableFuture.supplyAsync(work, lane);
      try {
        meanwhile.run();
      } finally {
        task.exceptionally(failure -> null).join();
      }
      return task.join();
    } catch (CompletionException e) {
      throw failure(e.getCause());
    } finally {
      // Given back by its user, not by itself: the next step finds it idle for certain.
      idle.addFirst(lane);
    }
  }

  private ExecutorService open() {
    String label = "fascicle-lane-" + name + "-" + count.incrementAndGet();
    ExecutorService lane =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(null, task, label, 0, false);
              thread.setDaemon(true);
              return thread;
            });
    all.add(lane);
    if (closed) {
      lane.shutdown();
    }
    return lane;
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
    closed = true;
    boolean quiet = idle.size() == all.size();
    all.forEach(ExecutorService::shutdown);
    for (ExecutorService lane : all) {
      try {
        if (!quiet || !lane.awaitTermination(1, TimeUnit.SECONDS)) {
          return;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
