package org.fascicle.backend.reference.kernel;

import java.util.List;
import org.fascicle.api.tensor.DType;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Positions of the greatest or least element along an axis; the first NaN wins. */
final class ArgKernels {
  private ArgKernels() {}

  /** The attribute of the two operations. */
  @FunctionalInterface
  interface Axis {
    int of(org.fascicle.api.op.Op op);
  }

  static KernelFactory arg(
      Axis axis, CompareKernels.RealRelation better, CompareKernels.IntegerRelation above) {
    return (op, inputs) -> {
      Reduction reduction = Reduction.of(inputs.get(0).shape(), List.of(axis.of(op)));
      DType dtype = inputs.get(0).dtype();
      return dtype.isFloating()
          ? new Reals(reduction, Elements.realReader(dtype), better)
          : new Integers(reduction, Elements.integerReader(dtype), above);
    };
  }

  private record Reals(
      Reduction reduction, Elements.RealReader reader, CompareKernels.RealRelation better)
      implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      Object x = HeapStorage.array(inputs[0]);
      long[] y = HeapStorage.longs(outputs[0]);
      for (int i = 0; i < reduction.results(); i++) {
        y[i] = position(x, reduction.base(i));
      }
    }

    private int position(Object x, int base) {
      int step = reduction.reduced().step[0];
      int position = 0;
      double best = reader.get(x, base);
      for (int t = 1; t < reduction.count() && !Double.isNaN(best); t++) {
        double candidate = reader.get(x, base + t * step);
        if (better.holds(candidate, best) || Double.isNaN(candidate)) {
          best = candidate;
          position = t;
        }
      }
      return position;
    }
  }

  private record Integers(
      Reduction reduction, Elements.IntegerReader reader, CompareKernels.IntegerRelation better)
      implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      Object x = HeapStorage.array(inputs[0]);
      long[] y = HeapStorage.longs(outputs[0]);
      for (int i = 0; i < reduction.results(); i++) {
        y[i] = position(x, reduction.base(i));
      }
    }

    private int position(Object x, int base) {
      int step = reduction.reduced().step[0];
      int position = 0;
      long best = reader.get(x, base);
      for (int t = 1; t < reduction.count(); t++) {
        long candidate = reader.get(x, base + t * step);
        if (better.holds(candidate, best)) {
          best = candidate;
          position = t;
        }
      }
      return position;
    }
  }
}
