package org.fascicle.backend.cpu.plain;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Storage;

/**
 * Where each index stands among others, in time and memory that grow with their number alone. The
 * memory is a kernel's scratch: first positions by a hash of the index, counted from 1; then for
 * each position the next one of the same index; the last one, where it is the first; and the n-th
 * first one.
 */
final class Occurrences {
  /** More would not fit into a table that is half empty. */
  static final long MOST = 1 << 28;

  private final IntIndexer ints;
  private final long next;
  private final long firsts;
  private int distinct;

  /**
   * Goes through n indices.
   *
   * @param scratch of {@link #bytes}
   */
  Occurrences(Wholes indices, int n, Storage scratch) {
    int bits = bits(n);
    this.ints = Block.ints(scratch);
    this.next = 1L << bits;
    long last = next + n;
    this.firsts = last + n;
    Pointer.memset(Block.address(scratch), 0, Integer.BYTES * last);
    for (int i = 0; i < n; i++) {
      long index = indices.get(i);
      long slot = (index * 0x9E3779B97F4A7C15L) >>> (64 - bits);
      while (ints.get(slot) != 0 && indices.get(ints.get(slot) - 1) != index) {
        slot = (slot + 1) & (next - 1);
      }
      int first = ints.get(slot) - 1;
      if (first < 0) {
        first = i;
        ints.put(slot, i + 1);
        ints.put(firsts + distinct++, i);
      } else {
        ints.put(next + ints.get(last + first), i);
      }
      ints.put(last + first, i);
    }
  }

  /** Bytes of scratch memory for n indices. */
  static long bytes(long n) {
    return Integer.BYTES * ((1L << bits(n)) + 3 * n);
  }

  private static int bits(long n) {
    return 65 - Long.numberOfLeadingZeros(n);
  }

  /** The number of different indices. */
  int distinct() {
    return distinct;
  }

  /** The first position of the n-th of them. */
  int first(int n) {
    return ints.get(firsts + n);
  }

  /** The next position of the same index; 0 if there is none. */
  int next(int position) {
    return ints.get(next + position);
  }
}
