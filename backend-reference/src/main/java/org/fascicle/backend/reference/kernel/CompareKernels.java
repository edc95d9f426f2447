package org.fascicle.backend.reference.kernel;

import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Truth values: comparisons of two elements and the logic of two truth values. */
final class CompareKernels {
  private CompareKernels() {}

  /** Whether two reals are in a relation. */
  @FunctionalInterface
  interface RealRelation {
    boolean holds(double a, double b);
  }

  /** Whether two integers, or two truth values, are in a relation. */
  @FunctionalInterface
  interface IntegerRelation {
    boolean holds(long a, long b);
  }

  static KernelFactory compare(RealRelation reals, IntegerRelation integers) {
    return (op, inputs) -> {
      Shape a = inputs.get(0).shape();
      Shape b = inputs.get(1).shape();
      Walk walk = Walk.broadcast(Shape.broadcast(op.name(), a, b), a, b);
      DType dtype = inputs.get(0).dtype();
      return dtype.isFloating()
          ? new Reals(walk, Elements.realReader(dtype), reals)
          : new Integers(walk, Elements.integerReader(dtype), integers);
    };
  }

  static KernelFactory logic(IntegerRelation relation) {
    return compare(null, relation);
  }

  static KernelFactory not() {
    return (op, inputs) -> new Not((int) inputs.get(0).shape().elements());
  }

  private record Reals(Walk walk, Elements.RealReader reader, RealRelation relation)
      implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      Object a = HeapStorage.array(inputs[0]);
      Object b = HeapStorage.array(inputs[1]);
      byte[] o = HeapStorage.bytes(outputs[0]);
      int k = 0;
      for (int run = 0; run < walk.runs; run++) {
        int i = walk.at(0, run);
        int j = walk.at(1, run);
        for (int t = 0; t < walk.length; t++, i += walk.step[0], j += walk.step[1]) {
          o[k++] = (byte) (relation.holds(reader.get(a, i), reader.get(b, j)) ? 1 : 0);
        }
      }
    }
  }

  private record Integers(Walk walk, Elements.IntegerReader reader, IntegerRelation relation)
      implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      Object a = HeapStorage.array(inputs[0]);
      Object b = HeapStorage.array(inputs[1]);
      byte[] o = HeapStorage.bytes(outputs[0]);
      int k = 0;
      for (int run = 0; run < walk.runs; run++) {
        int i = walk.at(0, run);
        int j = walk.at(1, run);
        for (int t = 0; t < walk.length; t++, i += walk.step[0], j += walk.step[1]) {
          o[k++] = (byte) (relation.holds(reader.get(a, i), reader.get(b, j)) ? 1 : 0);
        }
      }
    }
  }

  private record Not(int n) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      byte[] x = HeapStorage.bytes(inputs[0]);
      byte[] y = HeapStorage.bytes(outputs[0]);
      for (int i = 0; i < n; i++) {
        y[i] = (byte) (x[i] == 0 ? 1 : 0);
      }
    }
  }
}
