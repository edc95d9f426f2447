package org.fascicle.backend.cpu.plain;

import java.util.List;
import org.fascicle.api.op.CumSum;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.Reduction;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Running sums; those of float32 are kept in double precision. */
public final class CumSumKernel {
  private CumSumKernel() {}

  /** Prepares {@link CumSum}. */
  public static Kernel cumSum(Op op, List<TensorSpec> inputs) {
    CumSum sum = (CumSum) op;
    DType dtype = inputs.get(0).dtype();
    Reduction lanes = new Reduction(inputs.get(0).shape(), List.of(sum.axis()));
    long stride = lanes.reduced().step(0);
    long step = sum.reverse() ? -stride : stride;
    long first = sum.reverse() ? (lanes.count() - 1) * stride : 0;
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      for (long i = 0; i < lanes.results(); i++) {
        long at = lanes.base(i) + first;
        if (dtype.isFloating()) {
          reals(Reals.of(in[0], dtype), Reals.of(out[0], dtype), at, step, lanes.count());
        } else {
          wholes(Wholes.of(in[0], dtype), Wholes.of(out[0], dtype), at, step, lanes.count());
        }
      }
    };
  }

  private static void reals(Reals x, Reals y, long first, long step, long n) {
    double sum = 0;
    for (long t = 0; t < n; t++) {
      sum += x.get(first + t * step);
      y.set(first + t * step, sum);
    }
  }

  private static void wholes(Wholes x, Wholes y, long first, long step, long n) {
    long sum = 0;
    for (long t = 0; t < n; t++) {
      sum += x.get(first + t * step);
      y.set(first + t * step, sum);
    }
  }
}
