package org.fascicle.platform.internal.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a session holds on its backend: every memory that a swap must carry over. */
public final class LiveSet {
  /** A power of two; threads spread over the stripes, so that they rarely meet. */
  private static final int STRIPES = 8;

  private final Stripe[] stripes = new Stripe[STRIPES];

  /** Creates an empty set. */
  public LiveSet() {
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Stripe();
    }
  }

  /** Where this thread lists what it makes. */
  Stripe stripe() {
    return stripes[(int) Thread.currentThread().getId() & (STRIPES - 1)];
  }

  /** Every memory there is now, each with a reference that the caller gives back. */
  public List<Memory> retainAll() {
    List<Memory> all = new ArrayList<>();
    for (Stripe stripe : stripes) {
      stripe.retainAll(all);
    }
    return all;
  }

  /** Whether the test picks some memory; to be asked while no step runs, or as a first guess. */
  public boolean any(Predicate<Memory> test) {
    boolean found = false;
    for (Memory memory : retainAll()) {
      found |= test.test(memory);
      memory.release();
    }
    return found;
  }

  /** Frees every memory there is now, whoever holds it. */
  public void destroyAll() {
    for (Memory memory : retainAll()) {
      memory.destroy();
    }
  }

  /** The number of memories. */
  public long count() {
    long sum = 0;
    for (Stripe stripe : stripes) {
      sum += stripe.count();
    }
    return sum;
  }

  /** The bytes of their elements. */
  public long bytes() {
    long sum = 0;
    for (Stripe stripe : stripes) {
      sum += stripe.bytes();
    }
    return sum;
  }

  /** A doubly linked list through the memories themselves: no allocation, constant time. */
  static final class Stripe {
    private Memory head;
    private long count;
    private long bytes;
    private int hashes;

    /** Different from the last ones, mostly; a race does no harm. */
    int nextHash() {
      return hashes++ * 0x9E3779B9;
    }

    synchronized void add(Memory memory) {
      memory.next = head;
      if (head != null) {
        head.previous = memory;
      }
      head = memory;
      count++;
      bytes += memory.spec().bytes();
    }

    synchronized void remove(Memory memory) {
      if (memory.previous == null) {
        head = memory.next;
      } else {
        memory.previous.next = memory.next;
      }
      if (memory.next != null) {
        memory.next.previous = memory.previous;
      }
      memory.previous = null;
      memory.next = null;
      count--;
      bytes -= memory.spec().bytes();
    }

    synchronized void retainAll(List<Memory> into) {
      for (Memory memory = head; memory != null; memory = memory.next) {
        if (memory.tryRetain()) {
          into.add(memory);
        }
      }
    }

    synchronized long count() {
      return count;
    }

    synchronized long bytes() {
      return bytes;
    }
  }
}
