package org.fascicle.platform.internal.swap;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Steps pass through together; a swap passes alone. Passing costs one atomic addition each way
 * while nobody wants to be alone.
 *
 * <p>A token is counted, not owned: it may be given back by another thread than took it.
 */
public final class Gate {
  /** Added to the number of tokens while somebody is alone or waits for it: makes it negative. */
  private static final int SHUT = Integer.MIN_VALUE;

  private final AtomicInteger state = new AtomicInteger();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition opened = lock.newCondition();
  private final Condition emptied = lock.newCondition();
  private boolean alone;
  private int waiting;
  private int passes;

  /** Takes a token unless the gate is shut. */
  public boolean tryEnter() {
    if (state.incrementAndGet() > 0) {
      return true;
    }
    exit();
    return false;
  }

  /** Takes a token; waits while the gate is shut. */
  public void enter() {
    while (!tryEnter()) {
      if (awaitOpen()) {
        return;
      }
    }
  }

  /** Takes one more token, though the gate may be shut: the caller knows that one is out. */
  public void join() {
    state.incrementAndGet();
  }

  /** Gives a token back. */
  public void exit() {
    if (state.decrementAndGet() == SHUT) {
      lock.lock();
      try {
        emptied.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /** Shuts the gate for newcomers; waits its turn if somebody else has shut it. */
  public void shut() {
    lock.lock();
    try {
      while (alone) {
        opened.awaitUninterruptibly();
      }
      alone = true;
      state.addAndGet(SHUT);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until every token is back; the gate is shut. Not to be given up half-way: an interrupt is
   * kept for later.
   *
   * @return whether that happened in time
   */
  public boolean awaitEmpty(long nanos) {
    long end = System.nanoTime() + nanos;
    boolean interrupted = false;
    lock.lock();
    try {
      while (state.get() != SHUT) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        try {
          emptied.awaitNanos(left);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      return true;
    } finally {
      lock.unlock();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Lets newcomers in again. */
  public void open() {
    lock.lock();
    try {
      alone = false;
      passes = 0;
      state.addAndGet(-SHUT);
      opened.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The number of tokens out. */
  public int tokens() {
    return state.get() & ~SHUT;
  }

  /**
   * Lets those pass who are waiting now, though the gate stays shut: a step in flight may be
   * waiting for one of them.
   */
  public void letWaitingPass() {
    lock.lock();
    try {
      passes = waiting;
      opened.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the gate opens; whether a token was given instead. */
  private boolean awaitOpen() {
    lock.lock();
    waiting++;
    try {
      while (alone) {
        if (passes > 0) {
          passes--;
          state.incrementAndGet();
          return true;
        }
        opened.awaitUninterruptibly();
      }
      return false;
    } finally {
      waiting--;
      lock.unlock();
    }
  }
}
