package org.fascicle.backend.cpu.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.memory.Address;
import org.fascicle.spi.backend.Storage;

/**
 * One number from all elements in float32: their sum, times a factor. They are seen as rows, which
 * are added up side by side, and so are their sums, until one is left. The rows follow from the
 * number of elements alone, so that any number of threads gives the same result; no element goes
 * through more than some three thousand additions.
 */
final class Total {
  /** So few are one row. */
  private static final long FEW = 32;

  private final List<Level> levels = new ArrayList<>();

  /**
   * Prepares the sum.
   *
   * @param count how many elements
   * @param factor what their sum is multiplied by
   */
  Total(long count, double factor, Scratch scratch) {
    long left = count;
    while (left > FEW) {
      Level level = new Level(left, scratch);
      levels.add(level);
      left = level.sums();
    }
    levels.add(new Level(left, factor));
  }

  /** Adds up x to y. */
  void run(Storage scratch, Pointer x, Pointer y) {
    last().run(sums(scratch, x), y);
  }

  /** Whether the sum of x is NaN. */
  boolean isNaN(Storage scratch, Pointer x) {
    FloatIndexer sums = Softmax.view(sums(scratch, x), last().length);
    float sum = 0;
    for (long i = 0; i < last().length; i++) {
      sum += sums.get(i);
    }
    return Float.isNaN(sum);
  }

  private Level last() {
    return levels.get(levels.size() - 1);
  }

  /** The sums that are left for the last level. */
  private Pointer sums(Storage scratch, Pointer x) {
    Pointer from = x;
    for (int i = 0; i < levels.size() - 1; i++) {
      Pointer to = Scratch.at(scratch, levels.get(i).place);
      levels.get(i).run(from, to);
      from = to;
    }
    return from;
  }

  /** Rows of one length and what is left over, and where their sums lie. */
  private static final class Level {
    private final long rows;
    private final long length;
    private final RowTotals whole;
    private final RowTotals rest;
    private final long place;

    /** The last one: one row, added up to the result. */
    Level(long count, double factor) {
      rows = 1;
      length = count;
      whole = new RowTotals(1, count, factor);
      rest = null;
      place = 0;
    }

    Level(long count, Scratch scratch) {
      length = length(count);
      rows = count / length;
      whole = new RowTotals(rows, length, 1);
      long left = count % length;
      rest = left == 0 ? null : new RowTotals(1, left, 1);
      place = scratch.reserve(sums() * Float.BYTES);
    }

    /** Single rows are slow, as many as sixteen no slower than one. */
    private static long length(long count) {
      if (count <= 1 << 10) {
        return FEW;
      }
      return count <= 1 << 17 ? 256 : 1024;
    }

    long sums() {
      return rest == null ? rows : rows + 1;
    }

    void run(Pointer x, Pointer y) {
      whole.run(x, y);
      if (rest != null) {
        rest.run(at(x, rows * length), at(y, rows));
      }
    }

    private static Address at(Pointer array, long element) {
      return new Address(array.address() + element * Float.BYTES);
    }
  }
}
