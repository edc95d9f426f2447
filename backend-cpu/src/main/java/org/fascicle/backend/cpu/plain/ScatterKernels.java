package org.fascicle.backend.cpu.plain;

import java.util.List;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.ScatterAdd;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Slices added up at places given by indices. */
public final class ScatterKernels {
  private ScatterKernels() {}

  /** Prepares {@link ScatterAdd}. */
  public static Kernel scatterAdd(Op op, List<TensorSpec> inputs) {
    ScatterAdd scatter = (ScatterAdd) op;
    Shape updates = inputs.get(0).shape();
    TensorSpec indices = inputs.get(1);
    long n = indices.shape().elements();
    long outer = updates.slice(0, scatter.axis()).elements();
    long inner = updates.slice(scatter.axis() + indices.shape().rank(), updates.rank()).elements();
    long bytes = op.infer(inputs).get(0).bytes();
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Wholes places = Wholes.of(in[1], indices.dtype());
      IndexKernels.check("scatter_add", places, indices.shape(), scatter.length());
      FillKernels.zero(out[0], bytes);
      Adder adder = adder(in[0], out[0], inputs.get(0).dtype());
      for (long o = 0; o < outer; o++) {
        for (long i = 0; i < n; i++) {
          adder.add((o * n + i) * inner, (o * scatter.length() + places.get(i)) * inner, inner);
        }
      }
    };
  }

  /**
   * Prepares {@link ScatterAdd} of rows that are longer than a line of the cache, to the first
   * axis: each row of the result is written once, by one thread.
   *
   * @param threads how many may add
   */
  public static KernelFactory scatterRows(int threads) {
    return (op, inputs) -> {
      TensorSpec result = op.infer(inputs).get(0);
      boolean first = ((ScatterAdd) op).axis() == 0;
      long bytes =
          first ? Float.BYTES * result.shape().slice(1, result.shape().rank()).elements() : 0;
      boolean taken =
          bytes >= IndexKernels.LINE
              && result.dtype() == DType.FLOAT32
              && RowSums.fits(inputs.get(1), bytes);
      return taken ? new RowKernel(inputs.get(1), result, (int) bytes, threads) : null;
    };
  }

  /** Adds some elements of one array, from one on, to those of another. */
  @FunctionalInterface
  private interface Adder {
    void add(long from, long to, long n);
  }

  private static Adder adder(Storage updates, Storage sums, DType dtype) {
    if (dtype.isFloating()) {
      Reals x = Reals.of(updates, dtype);
      Reals y = Reals.of(sums, dtype);
      return (from, to, n) -> {
        for (long t = 0; t < n; t++) {
          y.set(to + t, y.get(to + t) + x.get(from + t));
        }
      };
    }
    Wholes x = Wholes.of(updates, dtype);
    Wholes y = Wholes.of(sums, dtype);
    return (from, to, n) -> {
      for (long t = 0; t < n; t++) {
        y.set(to + t, y.get(to + t) + x.get(from + t));
      }
    };
  }

  /**
   * Row after row.
   *
   * @param bytes of a row
   */
  private record RowKernel(TensorSpec indices, TensorSpec result, int bytes, int threads)
      implements Kernel {
    @Override
    public void run(Storage[] in, Storage[] out, Storage scratch) {
      IndexKernels.check("scatter_add", in[1], indices, result.shape().dim(0));
      FillKernels.zero(out[0], result.bytes());
      RowSums sums = new RowSums(in[0], bytes, in[1], indices, scratch);
      Rows rows = new Rows(out[0], bytes);
      int most = (int) Math.max(1, indices.shape().elements() / Math.max(1, sums.count()));
      Rows.divide(
          sums.count(),
          (1L + most) * bytes,
          threads,
          (from, to) -> {
            float[] sum = new float[bytes / Float.BYTES];
            float[] slice = new float[sum.length];
            for (int n = from; n < to; n++) {
              sums.get(n, sum, slice);
              rows.put(sums.row(n), sum);
            }
          });
    }

    @Override
    public long scratchBytes() {
      return RowSums.scratchBytes(indices);
    }
  }
}
