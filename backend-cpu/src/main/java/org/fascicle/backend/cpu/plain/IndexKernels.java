package org.fascicle.backend.cpu.plain;

import java.util.List;
import org.fascicle.api.op.Gather;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.Bytes;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Slices taken from places given by indices. */
public final class IndexKernels {
  /** Bytes of a row from which on whole rows are moved, not elements. */
  static final int LINE = 64;

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
      Copy.Between copy = slice.between(in[0], out[0]);
      for (long o = 0; o < outer; o++) {
        for (long i = 0; i < n; i++) {
          copy.run((o * length + indices.get(i)) * inner, (o * n + i) * inner);
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
      if (bytes < LINE || outer * n == 0 || outer * n > Integer.MAX_VALUE) {
        return null;
      }
      return (Storage[] in, Storage[] out, Storage scratch) -> {
        Wholes chosen = Wholes.of(in[1], indices.dtype());
        check("gather", chosen, indices.shape(), length);
        Bytes from = new Bytes(in[0]);
        Bytes to = new Bytes(out[0]);
        Rows.divide(
            (int) (outer * n),
            bytes,
            threads,
            (first, end) -> {
              for (long i = first; i < end; i++) {
                to.copy(i * bytes, from, (i / n * length + chosen.get(i % n)) * bytes, bytes);
              }
            });
      };
    };
  }

  /** Refuses indices that lead outside, before anything is read. */
  public static void check(String operation, Storage indices, TensorSpec spec, long length) {
    check(operation, Wholes.of(indices, spec.dtype()), spec.shape(), length);
  }

  static void check(String operation, Wholes indices, Shape shape, long length) {
    long n = shape.elements();
    for (long i = 0; i < n; i++) {
      long index = indices.get(i);
      if (index < 0 || index >= length) {
        throw Gather.outside(operation, shape, i, index, length);
      }
    }
  }
}
