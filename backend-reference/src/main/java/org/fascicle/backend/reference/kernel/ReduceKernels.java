package org.fascicle.backend.reference.kernel;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.ReduceOp;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * One number from all elements along axes, folded in the order of the elements; float32 in double,
 * rounded once. Sums have kernels of their own in {@link SumKernels}.
 */
final class ReduceKernels {
  private ReduceKernels() {}

  static KernelFactory prod() {
    return fold((a, b) -> a * b, 1, (a, b) -> a * b, 1, 1);
  }

  static KernelFactory max() {
    return fold(Math::max, Double.NEGATIVE_INFINITY, Math::max, Integer.MIN_VALUE, Long.MIN_VALUE);
  }

  static KernelFactory min() {
    return fold(Math::min, Double.POSITIVE_INFINITY, Math::min, Integer.MAX_VALUE, Long.MAX_VALUE);
  }

  /** A sum of integers, which wraps around. */
  static Kernel integerSum(Reduction reduction, DType dtype) {
    return new Integers(reduction, dtype, Long::sum, 0);
  }

  /** A fold with the results of no elements: real, int32, int64. */
  private static KernelFactory fold(
      DoubleBinaryOperator real, double of, LongBinaryOperator whole, long int32, long int64) {
    return (op, inputs) -> {
      Reduction reduction = reduction(op, inputs);
      DType dtype = inputs.get(0).dtype();
      return dtype.isFloating()
          ? new Reals(reduction, dtype, real, of)
          : new Integers(reduction, dtype, whole, dtype == DType.INT32 ? int32 : int64);
    };
  }

  static Reduction reduction(Op op, List<TensorSpec> inputs) {
    return Reduction.of(inputs.get(0).shape(), ((ReduceOp) op).axes());
  }

  private static final class Reals implements Kernel {
    private final Reduction reduction;
    private final Elements.RealReader reader;
    private final Elements.RealWriter writer;
    private final DoubleBinaryOperator function;
    private final double ofNone;

    Reals(Reduction reduction, DType dtype, DoubleBinaryOperator function, double ofNone) {
      this.reduction = reduction;
      this.reader = Elements.realReader(dtype);
      this.writer = Elements.realWriter(dtype);
      this.function = function;
      this.ofNone = ofNone;
    }

    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      Object x = HeapStorage.array(inputs[0]);
      Object y = HeapStorage.array(outputs[0]);
      for (int i = 0; i < reduction.results(); i++) {
        writer.set(y, i, fold(x, reduction.base(i)));
      }
    }

    private double fold(Object x, int base) {
      Walk walk = reduction.reduced();
      double result = ofNone;
      for (int run = 0; run < walk.runs; run++) {
        int i = base + walk.at(0, run);
        for (int t = 0; t < walk.length; t++, i += walk.step[0]) {
          result = function.applyAsDouble(result, reader.get(x, i));
        }
      }
      return result;
    }
  }

  private static final class Integers implements Kernel {
    private final Reduction reduction;
    private final Elements.IntegerReader reader;
    private final Elements.IntegerWriter writer;
    private final LongBinaryOperator function;
    private final long ofNone;

    Integers(Reduction reduction, DType dtype, LongBinaryOperator function, long ofNone) {
      this.reduction = reduction;
      this.reader = Elements.integerReader(dtype);
      this.writer = Elements.integerWriter(dtype);
      this.function = function;
      this.ofNone = ofNone;
    }

    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      Object x = HeapStorage.array(inputs[0]);
      Object y = HeapStorage.array(outputs[0]);
      for (int i = 0; i < reduction.results(); i++) {
        writer.set(y, i, fold(x, reduction.base(i)));
      }
    }

    private long fold(Object x, int base) {
      Walk walk = reduction.reduced();
      long result = ofNone;
      for (int run = 0; run < walk.runs; run++) {
        int i = base + walk.at(0, run);
        for (int t = 0; t < walk.length; t++, i += walk.step[0]) {
          result = function.applyAsLong(result, reader.get(x, i));
        }
      }
      return result;
    }
  }
}
