package org.fascicle.backend.cpu.plain;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.fascicle.api.op.AdagradUpdate;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.op.SparseUpdate;
import org.fascicle.api.op.UpdateOp;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
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

  /** Prepares {@link SparseUpdate}: the inputs are p, slots, slices, indices, η. */
  public static Kernel update(Op op, List<TensorSpec> inputs) {
    SparseUpdate sparse = (SparseUpdate) op;
    Rule rule = rule(sparse.update());
    TensorSpec p = inputs.get(0);
    TensorSpec indices = inputs.get(sparse.slices() + 1);
    long width = p.shape().slice(1, p.shape().rank()).elements();
    boolean taken =
        p.dtype() == DType.FLOAT32
            && indices.shape().elements() <= Occurrences.MOST
            && width <= Integer.MAX_VALUE;
    return rule == null || !taken
        ? null
        : new RowKernel(rule, sparse.slices(), p.shape().dim(0), (int) width, indices);
  }

  private static Rule rule(UpdateOp update) {
    if (update instanceof SgdUpdate) {
      return SparseUpdateKernels::sgd;
    }
    return update instanceof AdagradUpdate adagrad ? adagrad((float) adagrad.epsilon()) : null;
  }

  /** What is done to a row of the parameter and of its slots. */
  @FunctionalInterface
  private interface Rule {
    void run(FloatIndexer[] tables, long from, float[] gradient, float rate);
  }

  private static void sgd(FloatIndexer[] tables, long from, float[] g, float rate) {
    FloatIndexer p = tables[0];
    for (int i = 0; i < g.length; i++) {
      p.put(from + i, p.get(from + i) - g[i] * rate);
    }
  }

  private static Rule adagrad(float epsilon) {
    return (tables, from, g, rate) -> {
      FloatIndexer p = tables[0];
      FloatIndexer a = tables[1];
      for (int i = 0; i < g.length; i++) {
        float sum = a.get(from + i) + g[i] * g[i];
        a.put(from + i, sum);
        float root = (float) Math.sqrt(sum + epsilon);
        p.put(from + i, p.get(from + i) - g[i] * rate / root);
      }
    };
  }

  /**
   * Row after row: slices of one index are added up, then the row is updated.
   *
   * @param tables how many are written over
   * @param length of the tables
   * @param width elements of a row
   */
  private record RowKernel(Rule rule, int tables, long length, int width, TensorSpec indices)
      implements Kernel {
    @Override
    public void run(Storage[] in, Storage[] out, Storage scratch) {
      IndexKernels.check("sparse_update", in[tables + 1], indices, length);
      FloatIndexer[] written = new FloatIndexer[tables];
      for (int t = 0; t < tables; t++) {
        if (in[t] != out[t]) {
          Pointer.memcpy(Block.address(out[t]), Block.address(in[t]), out[t].bytes());
        }
        written[t] = Block.floats(out[t]);
      }
      FloatIndexer slices = Block.floats(in[tables]);
      Wholes rows = Wholes.of(in[tables + 1], indices.dtype());
      Occurrences where = new Occurrences(rows, (int) indices.shape().elements());
      float rate = (float) ((HostValue) in[tables + 2]).asDouble(0);
      float[] gradient = new float[width];
      for (int n = 0; n < where.distinct(); n++) {
        int first = where.first(n);
        sum(slices, where, first, gradient);
        rule.run(written, rows.get(first) * width, gradient, rate);
      }
    }

    private static void sum(FloatIndexer slices, Occurrences where, int first, float[] into) {
      Arrays.fill(into, 0);
      int position = first;
      do {
        long from = (long) position * into.length;
        for (int i = 0; i < into.length; i++) {
          into[i] += slices.get(from + i);
        }
        position = where.next(position);
      } while (position != 0);
    }
  }
}
