package org.fascicle.backend.cpu.plain;

import java.util.List;
import org.fascicle.api.op.Gather;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.ScatterAdd;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Slices taken from, or added to, places given by indices. */
public final class IndexKernels {
  /** Bytes from which on a copy of its own pays. */
  private static final int LINE = 64;

  private IndexKernels() {}

  /** Prepares {@link Gather}. */
  public static Kernel gather(Op op, List<TensorSpec> inputs) {
    Shape x = inputs.get(0).shape();
    int axis = ((Gather) op).axis();
    long outer = x.slice(0, axis).elements();
    long inner = x.slice(axis + 1, x.rank()).elements();
    long length = x.dim(axis);
    long n = inputs.get(1).shape().elements();
    Copy slice =
        new Copy(new long[] {inner}, new long[] {1}, new long[] {1}, inputs.get(0).dtype().bytes());
    DType type = inputs.get(1).dtype();
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Wholes indices = Wholes.of(in[1], type);
      check("gather", indices, inputs.get(1).shape(), length);
      for (long o = 0; o < outer; o++) {
        for (long i = 0; i < n; i++) {
          slice.run(in[0], (o * length + indices.get(i)) * inner, out[0], (o * n + i) * inner);
        }
      }
    };
  }

  /**
   * Prepares {@link Gather} of slices that are longer than a line of the cache.
   *
   * @param threads how many may copy
   */
  public static KernelFactory gatherRows(int threads) {
    return (op, inputs) -> {
      TensorSpec x = inputs.get(0);
      TensorSpec indices = inputs.get(1);
      int axis = ((Gather) op).axis();
      long length = x.shape().dim(axis);
      long outer = x.shape().slice(0, axis).elements();
      long inner = x.shape().slice(axis + 1, x.shape().rank()).elements();
      long bytes = inner * x.dtype().bytes();
      long n = indices.shape().elements();
      if (bytes < LINE || !Rows.fits(bytes) || outer * n == 0 || outer * n > Integer.MAX_VALUE) {
        return null;
      }
      return (Storage[] in, Storage[] out, Storage scratch) -> {
        Wholes chosen = Wholes.of(in[1], indices.dtype());
        check("gather", chosen, indices.shape(), length);
        Rows from = new Rows(in[0], (int) bytes);
        Rows to = new Rows(out[0], (int) bytes);
        Rows.divide(
            (int) (outer * n),
            bytes,
            threads,
            (first, end) -> {
              for (long i = first; i < end; i++) {
                to.copy(from, i / n * length + chosen.get(i % n), i);
              }
            });
      };
    };
  }

  /** Prepares {@link ScatterAdd}. */
  public static Kernel scatterAdd(Op op, List<TensorSpec> inputs) {
    ScatterAdd scatter = (ScatterAdd) op;
    Shape updates = inputs.get(0).shape();
    DType dtype = inputs.get(0).dtype();
    long n = inputs.get(1).shape().elements();
    long outer = updates.slice(0, scatter.axis()).elements();
    long inner =
        updates.slice(scatter.axis() + inputs.get(1).shape().rank(), updates.rank()).elements();
    long length = scatter.length();
    DType type = inputs.get(1).dtype();
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Wholes indices = Wholes.of(in[1], type);
      check("scatter_add", indices, inputs.get(1).shape(), length);
      FillKernels.zero(out[0], outer * length * inner * dtype.bytes());
      for (long o = 0; o < outer; o++) {
        for (long i = 0; i < n; i++) {
          add(
              in[0],
              (o * n + i) * inner,
              out[0],
              (o * length + indices.get(i)) * inner,
              inner,
              dtype);
        }
      }
    };
  }

  /** Refuses indices that lead outside, before anything is read. */
  public static void check(String operation, Storage indices, TensorSpec spec, long length) {
    check(operation, Wholes.of(indices, spec.dtype()), spec.shape(), length);
  }

  private static void check(String operation, Wholes indices, Shape shape, long length) {
    long n = shape.elements();
    for (long i = 0; i < n; i++) {
      long index = indices.get(i);
      if (index < 0 || index >= length) {
        throw Gather.outside(operation, shape, i, index, length);
      }
    }
  }

  private static void add(Storage updates, long from, Storage sums, long to, long n, DType dtype) {
    if (dtype.isFloating()) {
      Reals x = Reals.of(updates, dtype);
      Reals y = Reals.of(sums, dtype);
      for (long t = 0; t < n; t++) {
        y.set(to + t, y.get(to + t) + x.get(from + t));
      }
    } else {
      Wholes x = Wholes.of(updates, dtype);
      Wholes y = Wholes.of(sums, dtype);
      for (long t = 0; t < n; t++) {
        y.set(to + t, y.get(to + t) + x.get(from + t));
      }
    }
  }
}
