package org.fascicle.platform.internal.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Backend.Mode;

/**
 * The prepared calls of one backend: bounded, the least recently used goes first. Looking up takes
 * no lock and allocates nothing.
 *
 * <p>"Recently" is counted in insertions: an entry is stamped when it is found in a generation
 * later than its stamp, so that a steady run of hits writes nothing at all.
 */
public final class CallCache {
  private final AtomicReferenceArray<Entry> buckets;
  private final int capacity;
  private final int mask;
  private volatile int generation;
  private int size;

  /**
   * An empty cache.
   *
   * @param capacity the number of calls it keeps, at least 1
   */
  public CallCache(int capacity) {
    this.capacity = capacity;
    int length = Integer.highestOneBit(Math.max(2, capacity) * 2 - 1);
    this.buckets = new AtomicReferenceArray<>(length);
    this.mask = length - 1;
  }

  /** The prepared call, or null. */
  public PreparedCall find(Op op, TensorSpec[] inputs, Mode mode) {
    int hash = hash(op, inputs, mode);
    for (Entry e = buckets.get(hash & mask); e != null; e = e.next) {
      if (e.hash == hash && e.call.matches(op, inputs, mode)) {
        int now = generation;
        if (e.stamp != now) {
          e.stamp = now;
        }
        return e.call;
      }
    }
    return null;
  }

  /** Adds a call, unless an equal one is there; may drop the least recently used. */
  public synchronized void add(PreparedCall call) {
    TensorSpec[] inputs = call.inputs().toArray(new TensorSpec[0]);
    if (find(call.op(), inputs, call.mode()) != null) {
      return;
    }
    if (size == capacity) {
      dropOldest();
    }
    int hash = hash(call.op(), inputs, call.mode());
    generation++;
    buckets.set(hash & mask, new Entry(hash, call, generation, buckets.get(hash & mask)));
    size++;
  }

  /** Drops every call that the test picks. */
  public synchronized void removeIf(Predicate<PreparedCall> test) {
    for (int i = 0; i <= mask; i++) {
      Entry kept = null;
      for (Entry e = buckets.get(i); e != null; e = e.next) {
        if (test.test(e.call)) {
          size--;
        } else {
          kept = new Entry(e.hash, e.call, e.stamp, kept);
        }
      }
      buckets.set(i, kept);
    }
  }

  /** The calls that are there, least recently used first. */
  public synchronized List<PreparedCall> calls() {
    List<Entry> entries = new ArrayList<>(size);
    for (int i = 0; i <= mask; i++) {
      for (Entry e = buckets.get(i); e != null; e = e.next) {
        entries.add(e);
      }
    }
    entries.sort((a, b) -> Integer.compare(a.stamp - generation, b.stamp - generation));
    return entries.stream().map(e -> e.call).toList();
  }

  /** The number of calls. */
  public synchronized int size() {
    return size;
  }

  private void dropOldest() {
    Entry oldest = null;
    for (int i = 0; i <= mask; i++) {
      for (Entry e = buckets.get(i); e != null; e = e.next) {
        if (oldest == null || e.stamp - oldest.stamp < 0) {
          oldest = e;
        }
      }
    }
    PreparedCall victim = oldest == null ? null : oldest.call;
    removeIf(call -> call == victim);
  }

  private static int hash(Op op, TensorSpec[] inputs, Mode mode) {
    int hash = op.hashCode() * 31 + mode.hashCode();
    for (TensorSpec spec : inputs) {
      hash = (hash * 31 + spec.shape().hashCode()) * 31 + spec.dtype().hashCode();
    }
    return hash ^ (hash >>> 15);
  }

  /** One call in a bucket's chain. Chains are replaced, never edited. */
  private static final class Entry {
    private final int hash;
    private final PreparedCall call;
    private final Entry next;
    private int stamp;

    Entry(int hash, PreparedCall call, int stamp, Entry next) {
      this.hash = hash;
      this.call = call;
      this.stamp = stamp;
      this.next = next;
    }
  }
}
