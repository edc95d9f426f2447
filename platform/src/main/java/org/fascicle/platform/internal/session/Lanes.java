package org.fascicle.platform.internal.session;

import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The threads that a session's steps run on while it stays on a backend: as many as run at once,
 * the last used first, so that a training loop stays on one thread, whose native state it warms. A
 * second lane in turn would mean a second team of OpenMP threads, spinning beside the first.
 */
final class Lanes implements AutoCloseable {
  private final String name;
  private final Queue<Lane> all = new ConcurrentLinkedQueue<>();
  private final Deque<Lane> idle = new ConcurrentLinkedDeque<>();
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
    Lane lane = idle.pollFirst();
    if (lane == null) {
      lane = open();
    }
    try {
      return lane.run(work, meanwhile);
    } finally {
      // Given back by its user, not by itself: the next step finds it idle for certain.
      idle.addFirst(lane);
    }
  }

  private Lane open() {
    Lane lane = new Lane("fascicle-lane-" + name + "-" + count.incrementAndGet());
    all.add(lane);
    if (closed) {
      lane.close();
    }
    return lane;
  }

  /** Ends the threads; waits for them unless one is still at work, which may be the caller. */
  @Override
  public void close() {
    closed = true;
    boolean quiet = idle.size() == all.size();
    all.forEach(Lane::close);
    for (Lane lane : all) {
      try {
        if (!quiet || !lane.awaitEnd(1_000)) {
          return;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
