package org.fascicle.backend.cpu.plain;

/** Where each index stands among others, in time and memory that grow with their number alone. */
final class Occurrences {
  /** More would not fit into a table that is half empty. */
  static final long MOST = 1 << 29;

  private final int[] firsts;
  private final int[] next;
  private int distinct;

  /** Goes through n indices. */
  Occurrences(Wholes indices, int n) {
    firsts = new int[n];
    next = new int[n];
    int[] last = new int[n];
    int bits = 33 - Integer.numberOfLeadingZeros(n);
    int[] table = new int[1 << bits]; // first positions, from 1
    for (int i = 0; i < n; i++) {
      long index = indices.get(i);
      int slot = (int) ((index * 0x9E3779B97F4A7C15L) >>> (64 - bits));
      while (table[slot] != 0 && indices.get(table[slot] - 1) != index) {
        slot = (slot + 1) & (table.length - 1);
      }
      if (table[slot] == 0) {
        table[slot] = i + 1;
        firsts[distinct++] = i;
      } else {
        next[last[table[slot] - 1]] = i;
      }
      last[table[slot] - 1] = i;
    }
  }

  /** The number of different indices. */
  int distinct() {
    return distinct;
  }

  /** The first position of the n-th of them. */
  int first(int n) {
    return firsts[n];
  }

  /** The next position of the same index; 0 if there is none. */
  int next(int position) {
    return next[position];
  }
}
