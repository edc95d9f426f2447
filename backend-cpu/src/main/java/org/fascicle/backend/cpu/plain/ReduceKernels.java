package org.fascicle.backend.cpu.plain;

import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;
import org.fascicle.api.op.ReduceOp;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.backend.cpu.kernel.Reduction;
import org.fascicle.backend.cpu.kernel.Walk;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** One number from many: for reductions that no library does, and those over nothing. */
public final class ReduceKernels {
  private ReduceKernels() {}

  /**
   * A reduction of real and of whole numbers.
   *
   * @param realStart the result of no real numbers
   * @param wholeStart the result of no whole numbers; for int32 cut to its range
   */
  public static KernelFactory reduce(
      double realStart, DoubleBinaryOperator real, long wholeStart, LongBinaryOperator whole) {
    return (op, inputs) -> {
      TensorSpec x = inputs.get(0);
      Reduction reduction = new Reduction(x.shape(), ((ReduceOp) op).axes());
      return x.dtype().isFloating()
          ? reals(reduction, x.dtype(), realStart, real)
          : wholes(reduction, x.dtype(), cut(wholeStart, x.dtype()), whole);
    };
  }

  private static long cut(long start, DType dtype) {
    return dtype == DType.INT32
        ? Math.max(Integer.MIN_VALUE, Math.min(start, Integer.MAX_VALUE))
        : start;
  }

  private static Kernel reals(
      Reduction reduction, DType dtype, double start, DoubleBinaryOperator function) {
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Reals x = Reals.of(in[0], dtype);
      Reals y = Reals.of(out[0], dtype);
      Walk walk = reduction.reduced();
      for (long i = 0; i < reduction.results(); i++) {
        long base = reduction.base(i);
        double value = start;
        for (long run = 0; run < walk.runs(); run++) {
          long from = base + walk.at(0, run);
          for (long t = 0; t < walk.length(); t++) {
            value = function.applyAsDouble(value, x.get(from + t * walk.step(0)));
          }
        }
        y.set(i, value);
      }
    };
  }

  private static Kernel wholes(
      Reduction reduction, DType dtype, long start, LongBinaryOperator function) {
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Wholes x = Wholes.of(in[0], dtype);
      Wholes y = Wholes.of(out[0], dtype);
      Walk walk = reduction.reduced();
      for (long i = 0; i < reduction.results(); i++) {
        long base = reduction.base(i);
        long value = start;
        for (long run = 0; run < walk.runs(); run++) {
          long from = base + walk.at(0, run);
          for (long t = 0; t < walk.length(); t++) {
            value = function.applyAsLong(value, x.get(from + t * walk.step(0)));
          }
        }
        y.set(i, value);
      }
    };
  }
}
