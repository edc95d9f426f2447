package org.fascicle.backend.reference.kernel;

import java.util.List;
import org.fascicle.api.op.Cast;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** The same numbers in another element type. */
final class CastKernels {
  private CastKernels() {}

  static Kernel cast(Op op, List<TensorSpec> inputs) {
    int n = (int) inputs.get(0).shape().elements();
    DType from = inputs.get(0).dtype();
    DType to = ((Cast) op).dtype();
    if (from == to) {
      return new MoveKernels.Whole(n);
    } else if (from == DType.UINT8 && to == DType.FLOAT32) {
      return new BytesToFloats(n);
    } else if (from == DType.BOOL && to == DType.FLOAT32) {
      return new BytesToFloats(n);
    } else if (from.isFloating()) {
      return new Reals(n, Elements.realReader(from), Elements.realWriter(to));
    }
    return new Integers(n, Elements.integerReader(from), Elements.integerWriter(to));
  }

  private record Reals(int n, Elements.RealReader from, Elements.RealWriter to) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      Object x = HeapStorage.array(inputs[0]);
      Object y = HeapStorage.array(outputs[0]);
      for (int i = 0; i < n; i++) {
        to.set(y, i, from.get(x, i));
      }
    }
  }

  private record Integers(int n, Elements.IntegerReader from, Elements.IntegerWriter to)
      implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      Object x = HeapStorage.array(inputs[0]);
      Object y = HeapStorage.array(outputs[0]);
      for (int i = 0; i < n; i++) {
        to.set(y, i, from.get(x, i));
      }
    }
  }

  /** Images and masks on their way into a network: worth a loop of its own. */
  private record BytesToFloats(int n) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      byte[] x = HeapStorage.bytes(inputs[0]);
      float[] y = HeapStorage.floats(outputs[0]);
      for (int i = 0; i < n; i++) {
        y[i] = x[i] & 0xFF;
      }
    }
  }
}
