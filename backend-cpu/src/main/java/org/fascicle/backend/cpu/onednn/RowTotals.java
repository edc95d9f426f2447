package org.fascicle.backend.cpu.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * The sums of a float32 matrix's rows, times a factor: its product with a column of ones. Where the
 * library's reduction adds up a row with one register, its function of BLAS has many. A row is
 * added up by one thread, so that any number of threads gives the same results.
 */
final class RowTotals {
  private static final byte AS_IT_LIES = 'N';

  private final long rows;
  private final long length;
  private final float factor;
  private final FloatPointer ones;

  /** Prepares the sums of so many rows of this length. */
  RowTotals(long rows, long length, double factor) {
    this.rows = rows;
    this.length = length;
    this.factor = (float) factor;
    this.ones = new FloatPointer(Constant.of(1, length).address());
  }

  /** Adds up x (rows, length) to y (rows). */
  void run(Pointer x, Pointer y) {
    Sgemm.requireSuccess(
        dnnl.dnnl_sgemm(
            AS_IT_LIES,
            AS_IT_LIES,
            rows,
            1,
            length,
            factor,
            new FloatPointer(x),
            length,
            ones,
            1,
            0,
            new FloatPointer(y),
            1));
  }
}
