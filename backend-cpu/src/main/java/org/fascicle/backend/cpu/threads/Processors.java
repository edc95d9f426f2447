package org.fascicle.backend.cpu.threads;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The processors that kernels share: however many kernels are wanted at once, those that run have
 * together no more threads than there are processors; the others wait.
 *
 * <p>Who computes goes on from kernel to kernel, with its data in the caches and its threads awake,
 * until somebody has waited for {@link #PATIENCE}; then it is the others' turn.
 */
public final class Processors {
  /**
   * Several short steps: a turn begins with cold caches and sleeping threads. In nanoseconds, as
   * the next.
   */
  static final long PATIENCE = 10_000_000;

  /** What a short kernel takes; waking a thread takes longer. */
  private static final long GLANCE = 10_000;

  private static final long NOBODY = 0;

  private final int count;
  private final Semaphore free;

  /** When the one began to wait who has waited longest, roughly. */
  private final AtomicLong since = new AtomicLong(NOBODY);

  /** So many are free. */
  public Processors(int count) {
    this.count = count;
    this.free = new Semaphore(count, true);
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /**
   * Waits until so many are free, and takes them.
   *
   * @param threads at most {@link #count}
   */
  public void take(int threads) {
    if (isSomebodyOverdue() || !takeSoon(threads)) {
      queue(threads);
    }
  }

  /** Gives back what was taken. */
  public void giveBack(int threads) {
    free.release(threads);
  }

  private boolean isSomebodyOverdue() {
    long began = since.get();
    return began != NOBODY && System.nanoTime() - began > PATIENCE;
  }

  private boolean takeSoon(int threads) {
    if (free.tryAcquire(threads)) {
      return true;
    }
    long start = System.nanoTime();
    while (System.nanoTime() - start < GLANCE) {
      Thread.onSpinWait();
      if (free.tryAcquire(threads)) {
        return true;
      }
    }
    return false;
  }

  /** First come, first served. */
  private void queue(int threads) {
    since.compareAndSet(NOBODY, now());
    free.acquireUninterruptibly(threads);
    since.set(free.hasQueuedThreads() ? now() : NOBODY);
  }

  private static long now() {
    return System.nanoTime() | 1; // never NOBODY
  }
}
