package org.fascicle.backend.cpu.onednn;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.indexer.ByteIndexer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.fascicle.backend.cpu.memory.Address;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Storage;

/**
 * The steps of each sequence that count, moved together to where the network begins, in their
 * order: what is masked then comes after all that matters. Arrays are rows, one a step, sequence
 * after sequence.
 */
final class MaskedSteps {
  private static final int NONE = -1;

  private final int steps;
  private final boolean[] counts;
  private final int[] rows;

  private MaskedSteps(int steps, boolean[] counts, int[] rows) {
    this.steps = steps;
    this.counts = counts;
    this.rows = rows;
  }

  /**
   * The steps where a mask (batch, time) is true; a network that goes backwards begins at the end.
   */
  static MaskedSteps of(Storage mask, int batch, int steps, boolean backwards) {
    ByteIndexer given = Block.octets(mask);
    boolean[] counts = new boolean[batch * steps];
    int[] rows = new int[counts.length];
    for (int first = 0; first < rows.length; first += steps) {
      int row = NONE;
      for (int step = 0; step < steps; step++) {
        int at = first + (backwards ? steps - 1 - step : step);
        counts[at] = given.get(at) != 0;
        if (counts[at]) {
          row = row == NONE ? begin(first, steps, backwards) : row + (backwards ? -1 : 1);
        }
        rows[at] = row;
      }
    }
    return new MaskedSteps(steps, counts, rows);
  }

  private static int begin(int first, int steps, boolean backwards) {
    return backwards ? first + steps - 1 : first;
  }

  /** Moves rows together; those that nothing comes to are zeros. */
  void gather(Pointer from, long fromBytes, Pointer to, long toBytes) {
    Zeros.fill(to, rows.length * toBytes);
    for (int i = 0; i < rows.length; i++) {
      if (counts[i]) {
        copy(from, i * fromBytes, to, rows[i] * toBytes, fromBytes);
      }
    }
  }

  /** Moves rows back; those that do not count are zeros. */
  void scatter(Pointer from, long fromBytes, Pointer to, long toBytes) {
    Zeros.fill(to, rows.length * toBytes);
    for (int i = 0; i < rows.length; i++) {
      if (counts[i]) {
        copy(from, rows[i] * fromBytes, to, i * toBytes, toBytes);
      }
    }
  }

  /** Gives each step the state after the last one that counts, up to itself, or the initial one. */
  void hold(Pointer states, Pointer initial, Pointer to, long bytes) {
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] == NONE) {
        copy(initial, i / steps * bytes, to, i * bytes, bytes);
      } else {
        copy(states, rows[i] * bytes, to, i * bytes, bytes);
      }
    }
  }

  /**
   * The gradient of {@link #hold}: adds that of each step to that of the state it was given.
   *
   * @param initial gets what no step that counts gave
   */
  void release(Storage from, Storage states, Storage initial, int units) {
    FloatIndexer dy = Block.floats(from);
    FloatIndexer dh = Block.floats(states);
    FloatIndexer before = Block.floats(initial);
    Zeros.fill(Block.address(states), (long) Float.BYTES * rows.length * units);
    for (int i = 0; i < rows.length; i++) {
      boolean own = rows[i] != NONE;
      FloatIndexer to = own ? dh : before;
      long start = (long) units * (own ? rows[i] : i / steps);
      for (int unit = 0; unit < units; unit++) {
        to.put(start + unit, to.get(start + unit) + dy.get((long) units * i + unit));
      }
    }
  }

  /** Writes a number into a column of the rows that nothing was moved to. */
  void mark(Storage to, int columns, int column, float number) {
    FloatIndexer numbers = Block.floats(to);
    boolean[] taken = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      if (counts[i]) {
        taken[rows[i]] = true;
      }
    }
    for (int i = 0; i < rows.length; i++) {
      if (!taken[i]) {
        numbers.put((long) columns * i + column, number);
      }
    }
  }

  private static void copy(Pointer from, long at, Pointer to, long place, long bytes) {
    Pointer.memcpy(new Address(to.address() + place), new Address(from.address() + at), bytes);
  }
}
