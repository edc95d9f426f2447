package org.fascicle.backend.cpu.plain;

import java.util.Arrays;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Storage;

/** Slices of float32 added up by index: those of one index in the order in which they stand. */
final class RowSums {
  private final Rows slices;
  private final Wholes indices;
  private final Occurrences where;

  /**
   * Looks at slices and the indices of the rows they belong to.
   *
   * @param bytes of a slice
   * @param scratch of {@link #scratchBytes}
   */
  RowSums(Storage slices, int bytes, Storage indices, TensorSpec spec, Storage scratch) {
    this.slices = new Rows(slices, bytes);
    this.indices = Wholes.of(indices, spec.dtype());
    this.where = new Occurrences(this.indices, (int) spec.shape().elements(), scratch);
  }

  /** Whether so many indices and such slices can be looked at. */
  static boolean fits(TensorSpec indices, long bytes) {
    return indices.shape().elements() <= Occurrences.MOST && Rows.fits(bytes);
  }

  /** What it takes. */
  static long scratchBytes(TensorSpec indices) {
    return Occurrences.bytes(indices.shape().elements());
  }

  /** The number of different indices. */
  int count() {
    return where.distinct();
  }

  /** The n-th of them. */
  long row(int n) {
    return indices.get(where.first(n));
  }

  /**
   * Adds the slices of the n-th of them up.
   *
   * @param sum gets the sum
   * @param slice written over
   */
  void get(int n, float[] sum, float[] slice) {
    Arrays.fill(sum, 0);
    int position = where.first(n);
    do {
      slices.get(position, slice);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += slice[i];
      }
      position = where.next(position);
    } while (position != 0);
  }
}
