package org.fascicle.backend.cpu.plain;

import org.bytedeco.javacpp.Pointer;
import org.fascicle.api.op.AdagradUpdate;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.op.SparseUpdate;
import org.fascicle.api.op.UpdateOp;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * Optimiser steps in float32 over the rows that a batch looked up. Sums and updates are rounded as
 * those of whole tables are, so that both give the same bits.
 */
public final class SparseUpdateKernels {
  private SparseUpdateKernels() {}

  /**
   * Prepares {@link SparseUpdate}: the inputs are p, slots, slices, indices, η.
   *
   * @param threads how many may work on rows
   */
  public static KernelFactory update(int threads) {
    return (op, inputs) -> {
      SparseUpdate sparse = (SparseUpdate) op;
      Rule rule = rule(sparse.update());
      TensorSpec p = inputs.get(0);
      TensorSpec indices = inputs.get(sparse.slices() + 1);
      long width = p.shape().slice(1, p.shape().rank()).elements();
      boolean taken =
          rule != null
              && p.dtype() == DType.FLOAT32
              && RowSums.fits(indices, Float.BYTES * Math.max(1, width));
      return taken
          ? new RowKernel(rule, sparse.slices(), p.shape().dim(0), (int) width, indices, threads)
          : null;
    };
  }

  private static Rule rule(UpdateOp update) {
    if (update instanceof SgdUpdate) {
      return SparseUpdateKernels::sgd;
    }
    return update instanceof AdagradUpdate adagrad
        ? (rows, g, rate) -> adagrad(rows, g, rate, (float) adagrad.epsilon())
        : null;
  }

  /** What is done to a row of the parameter and of its slots. */
  @FunctionalInterface
  private interface Rule {
    void run(float[][] rows, float[] gradient, float rate);
  }

  private static void sgd(float[][] rows, float[] g, float rate) {
    float[] p = rows[0];
    for (int i = 0; i < p.length; i++) {
      p[i] -= g[i] * rate;
    }
  }

  private static void adagrad(float[][] rows, float[] g, float rate, float epsilon) {
    float[] p = rows[0];
    float[] a = rows[1];
    for (int i = 0; i < p.length; i++) {
      a[i] += g[i] * g[i];
      p[i] -= g[i] * rate / (float) Math.sqrt(a[i] + epsilon);
    }
  }

  /**
   * Row after row: slices of one index are added up, then the row is updated.
   *
   * @param tables how many are written over
   * @param length of the tables
   * @param width elements of a row
   */
  private record RowKernel(
      Rule rule, int tables, long length, int width, TensorSpec indices, int threads)
      implements Kernel {
    @Override
    public void run(Storage[] in, Storage[] out, Storage scratch) {
      IndexKernels.check("sparse_update", in[tables + 1], indices, length);
      for (int t = 0; t < tables; t++) {
        if (in[t] != out[t]) {
          Pointer.memcpy(Block.address(out[t]), Block.address(in[t]), out[t].bytes());
        }
      }
      if (width > 0) {
        update(in, out, scratch);
      }
    }

    private void update(Storage[] in, Storage[] out, Storage scratch) {
      int bytes = Float.BYTES * width;
      Rows[] written = new Rows[tables];
      for (int t = 0; t < tables; t++) {
        written[t] = new Rows(out[t], bytes);
      }
      RowSums gradients = new RowSums(in[tables], bytes, in[tables + 1], indices, scratch);
      float rate = (float) ((HostValue) in[tables + 2]).asDouble(0);
      Rows.divide(
          gradients.count(),
          (1L + tables) * bytes,
          threads,
          (from, to) -> {
            float[] gradient = new float[width];
            float[][] rows = new float[tables][width];
            for (int n = from; n < to; n++) {
              gradients.get(n, gradient, rows[0]);
              update(written, gradients.row(n), rows, gradient, rate);
            }
          });
    }

    private void update(Rows[] written, long row, float[][] rows, float[] gradient, float rate) {
      for (int t = 0; t < tables; t++) {
        written[t].get(row, rows[t]);
      }
      rule.run(rows, gradient, rate);
      for (int t = 0; t < tables; t++) {
        written[t].put(row, rows[t]);
      }
    }

    @Override
    public long scratchBytes() {
      return RowSums.scratchBytes(indices);
    }
  }
}
