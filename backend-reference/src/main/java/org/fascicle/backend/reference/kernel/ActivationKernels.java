package org.fascicle.backend.reference.kernel;

import org.fascicle.api.op.Pointwise;
import org.fascicle.api.tensor.DType;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** relu and sigmoid, forward and backward: composites that are worth a loop of their own. */
final class ActivationKernels {
  private ActivationKernels() {}

  static KernelFactory forward(Pointwise function) {
    return (op, inputs) -> {
      int n = (int) inputs.get(0).shape().elements();
      return inputs.get(0).dtype() == DType.FLOAT32
          ? new Floats(function, n)
          : new Doubles(function, n);
    };
  }

  /** Inputs are x, y and dy. */
  static KernelFactory backward(Pointwise function) {
    return (op, inputs) -> {
      int n = (int) inputs.get(0).shape().elements();
      return inputs.get(0).dtype() == DType.FLOAT32
          ? new FloatGradients(function, n)
          : new DoubleGradients(function, n);
    };
  }

  private record Floats(Pointwise function, int n) implements Kernel {
    @Override
    public void run(Storage[] in, Storage[] out, Storage scratch) {
      FloatActivation.apply(function, HeapStorage.floats(in[0]), HeapStorage.floats(out[0]), n);
    }
  }

  private record Doubles(Pointwise function, int n) implements Kernel {
    @Override
    public void run(Storage[] in, Storage[] out, Storage scratch) {
      DoubleActivation.apply(function, HeapStorage.doubles(in[0]), HeapStorage.doubles(out[0]), n);
    }
  }

  private record FloatGradients(Pointwise function, int n) implements Kernel {
    @Override
    public void run(Storage[] in, Storage[] out, Storage scratch) {
      float[] dx = HeapStorage.floats(out[0]);
      FloatActivation.gradient(
          function, HeapStorage.floats(in[1]), HeapStorage.floats(in[2]), dx, n);
    }
  }

  private record DoubleGradients(Pointwise function, int n) implements Kernel {
    @Override
    public void run(Storage[] in, Storage[] out, Storage scratch) {
      double[] dx = HeapStorage.doubles(out[0]);
      DoubleActivation.gradient(
          function, HeapStorage.doubles(in[1]), HeapStorage.doubles(in[2]), dx, n);
    }
  }
}
