package org.fascicle.platform.internal.tensor;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.fascicle.platform.internal.memory.Memory;

/**
 * Takes back the memory of a handle that no scope looks after and that was lost without having been
 * closed. Holds the memory, never the handle.
 */
public final class LeakGuard implements Runnable {
  private final Memory memory;
  private final Counter counter;
  private final AtomicBoolean done = new AtomicBoolean();
  private Cleaner.Cleanable registration;

  private LeakGuard(Memory memory, Counter counter) {
    this.memory = memory;
    this.counter = counter;
  }

  /** Watches over a handle. */
  public static void watch(DeviceTensor tensor, Cleaner cleaner, Counter counter) {
    LeakGuard guard = new LeakGuard(tensor.memory(), counter);
    guard.registration = cleaner.register(tensor, guard);
    tensor.guardBy(guard);
  }

  /** The handle was closed as it should be. */
  void disarm() {
    if (done.compareAndSet(false, true)) {
      memory.release();
      registration.clean();
    }
  }

  /** The handle is gone. */
  @Override
  public void run() {
    if (done.compareAndSet(false, true)) {
      counter.count(memory.spec().bytes());
      memory.release();
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
