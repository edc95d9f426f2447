package org.fascicle.backend.reference.kernel;

import java.util.List;
import org.fascicle.api.op.CumSum;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Running sums along an axis: reals in double, integers wrapping around. */
record CumSumKernel(Reduction lanes, boolean reverse, DType dtype, Lane lane) implements Kernel {
  static Kernel cumSum(Op op, List<TensorSpec> inputs) {
    CumSum sum = (CumSum) op;
    DType dtype = inputs.get(0).dtype();
    Reduction lanes = Reduction.of(inputs.get(0).shape(), List.of(sum.axis()));
    return new CumSumKernel(lanes, sum.reverse(), dtype, lane(dtype));
  }

  @Override
  public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
    Object x = HeapStorage.array(inputs[0]);
    Object y = HeapStorage.array(outputs[0]);
    int step = lanes.reduced().step[0];
    int n = lanes.count();
    for (int i = 0; n > 0 && i < lanes.results(); i++) {
      int first = lanes.base(i);
      if (reverse) {
        lane.sum(x, y, first + (n - 1) * step, -step, n);
      } else {
        lane.sum(x, y, first, step, n);
      }
    }
  }

  /** Sums from one place on. */
  @FunctionalInterface
  private interface Lane {
    void sum(Object x, Object y, int first, int step, int n);
  }

  private static Lane lane(DType dtype) {
    return dtype.isFloating()
        ? reals(Elements.realReader(dtype), Elements.realWriter(dtype))
        : integers(Elements.integerReader(dtype), Elements.integerWriter(dtype));
  }

  private static Lane reals(Elements.RealReader reader, Elements.RealWriter writer) {
    return (x, y, first, step, n) -> {
      double sum = 0;
      for (int t = 0, i = first; t < n; t++, i += step) {
        sum += reader.get(x, i);
        writer.set(y, i, sum);
      }
    };
  }

  private static Lane integers(Elements.IntegerReader reader, Elements.IntegerWriter writer) {
    return (x, y, first, step, n) -> {
      long sum = 0;
      for (int t = 0, i = first; t < n; t++, i += step) {
        sum += reader.get(x, i);
        writer.set(y, i, sum);
      }
    };
  }
}
