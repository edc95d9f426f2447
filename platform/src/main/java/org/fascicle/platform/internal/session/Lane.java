package org.fascicle.platform.internal.session;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A thread that does one piece of work at a time. While the pieces are small, both sides look for
 * each other for a moment before they sleep: to wake a thread takes as long as such a piece. Work
 * that takes longer needs all processors, also for the threads of its kernels.
 */
final class Lane {
  /** Nanoseconds of looking: about what waking takes. */
  private static final long LOOK = 50_000;

  /** Nanoseconds of work below which looking pays. */
  private static final long SMALL = 4 * LOOK;

  private final AtomicReference<Task<?>> next = new AtomicReference<>();
  private final Thread thread;
  private volatile boolean asleep;
  private volatile boolean closed;
  private volatile long patience;

  /** Work, and what came of it. */
  private static final class Task<T> {
    private final Supplier<T> work;
    private final Thread caller = Thread.currentThread();
    private T result;
    private RuntimeException exception;
    private Error error;
    private volatile boolean done;
    private volatile boolean awaited;

    Task(Supplier<T> work) {
      this.work = work;
    }

    void run() {
      try {
        result = work.get();
      } catch (RuntimeException e) {
        exception = e;
      } catch (Error e) {
        error = e;
      }
      done = true;
      if (awaited) { // else the permit would disturb what the caller parks for next
        LockSupport.unpark(caller);
      }
    }

    T result() {
      if (exception != null) {
        throw exception;
      }
      if (error != null) {
        throw error;
      }
      return result;
    }
  }

  /** Starts the thread. */
  Lane(String name) {
    thread = new Thread(null, this::loop, name, 0, false);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Does work, and waits for it; an interrupt is kept for afterwards. One caller at a time.
   *
   * @param meanwhile done by the calling thread before it waits
   */
  <T> T run(Supplier<T> work, Runnable meanwhile) {
    Task<T> task = new Task<>(work);
    next.set(task);
    if (asleep) {
      LockSupport.unpark(thread);
    }
    try {
      meanwhile.run();
    } finally {
      await(task);
    }
    return task.result();
  }

  private void await(Task<?> task) {
    boolean interrupted = false;
    long until = System.nanoTime() + patience;
    while (!task.done) {
      if (System.nanoTime() < until) {
        Thread.onSpinWait();
      } else {
        task.awaited = true;
        if (!task.done) {
          LockSupport.park(this);
        }
        interrupted |= Thread.interrupted();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void loop() {
    for (Task<?> task = take(); task != null; task = take()) {
      long start = System.nanoTime();
      task.run();
      patience = System.nanoTime() - start < SMALL ? LOOK : 0;
    }
  }

  private Task<?> take() {
    long until = System.nanoTime() + patience;
    while (true) {
      Task<?> task = next.getAndSet(null);
      if (task != null || closed) {
        return task;
      }
      if (System.nanoTime() < until) {
        Thread.onSpinWait();
      } else {
        sleep();
      }
    }
  }

  /** Until somebody comes: who hands work over looks at {@code asleep} after that. */
  private void sleep() {
    asleep = true;
    if (next.get() == null && !closed) {
      LockSupport.park(this);
    }
    asleep = false;
  }

  /** Ends the thread after the work that it has. */
  void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  /** Waits for the thread's end; false if it takes longer. */
  boolean awaitEnd(long millis) throws InterruptedException {
    thread.join(millis);
    return !thread.isAlive();
  }
}
