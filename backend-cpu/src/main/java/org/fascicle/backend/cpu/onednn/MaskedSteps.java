package org.fascicle.backend.cpu.onednn;

import org.bytedeco.javacpp.indexer.ByteIndexer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.fascicle.backend.cpu.kernel.Bytes;
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
  void gather(Storage from, long fromBytes, Storage to, long toBytes) {
    Zeros.fill(Block.address(to), rows.length * toBytes);
    Bytes source = new Bytes(from);
    Bytes target = new Bytes(to);
    for (int i = 0; i < rows.length; i++) {
      if (counts[i]) {
        target.copy(rows[i] * toBytes, source, i * fromBytes, fromBytes);
      }
    }
  }

  /** Moves rows back; those that do not count are zeros. */
  void scatter(Storage from, long fromBytes, Storage to, long toBytes) {
    Zeros.fill(Block.address(to), rows.length * toBytes);
    Bytes source = new Bytes(from);
    Bytes target = new Bytes(to);
    for (int i = 0; i < rows.length; i++) {
      if (counts[i]) {
        target.copy(i * toBytes, source, rows[i] * fromBytes, toBytes);
      }
    }
  }

  /** Gives each step the state after the last one that counts, up to itself, or the initial one. */
  void hold(Storage states, Storage initial, Storage to, long bytes) {
    Bytes after = new Bytes(states);
    Bytes before = new Bytes(initial);
    Bytes target = new Bytes(to);
    for (int i = 0; i < rows.length; i++) {
      boolean own = rows[i] != NONE;
      target.copy(i * bytes, own ? after : before, (own ? rows[i] : i / steps) * bytes, bytes);
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
}
