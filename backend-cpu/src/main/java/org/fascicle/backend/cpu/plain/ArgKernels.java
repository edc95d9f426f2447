package org.fascicle.backend.cpu.plain;

import java.util.List;
import java.util.function.ToIntFunction;
import org.bytedeco.javacpp.indexer.LongIndexer;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.backend.cpu.kernel.Reduction;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** The position of an extreme element; the first of equals, and before all the first NaN. */
public final class ArgKernels {
  private ArgKernels() {}

  /**
   * A search.
   *
   * @param axis the axis of an operation
   * @param greatest whether for the greatest, or the least
   */
  public static KernelFactory arg(ToIntFunction<Op> axis, boolean greatest) {
    return (op, inputs) -> {
      TensorSpec x = inputs.get(0);
      Reduction lanes = new Reduction(x.shape(), List.of(axis.applyAsInt(op)));
      return x.dtype().isFloating()
          ? reals(lanes, x.dtype(), greatest ? 1 : -1)
          : wholes(lanes, x.dtype(), greatest);
    };
  }

  private static Kernel reals(Reduction lanes, DType dtype, double sign) {
    long step = lanes.reduced().step(0);
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Reals x = Reals.of(in[0], dtype);
      LongIndexer y = Block.longs(out[0]);
      for (long i = 0; i < lanes.results(); i++) {
        y.put(i, first(x, lanes.base(i), step, lanes.count(), sign));
      }
    };
  }

  private static long first(Reals x, long base, long step, long n, double sign) {
    long best = 0;
    double value = sign * x.get(base);
    for (long t = 1; t < n && !Double.isNaN(value); t++) {
      double next = sign * x.get(base + t * step);
      if (!(next <= value)) {
        best = t;
        value = next;
      }
    }
    return best;
  }

  private static Kernel wholes(Reduction lanes, DType dtype, boolean greatest) {
    long step = lanes.reduced().step(0);
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Wholes x = Wholes.of(in[0], dtype);
      LongIndexer y = Block.longs(out[0]);
      for (long i = 0; i < lanes.results(); i++) {
        long base = lanes.base(i);
        long best = 0;
        for (long t = 1; t < lanes.count(); t++) {
          long next = x.get(base + t * step);
          long value = x.get(base + best * step);
          best = (greatest ? next > value : next < value) ? t : best;
        }
        y.put(i, best);
      }
    };
  }
}
