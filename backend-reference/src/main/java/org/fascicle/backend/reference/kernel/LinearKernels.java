package org.fascicle.backend.reference.kernel;

import java.util.List;
import org.fascicle.api.op.Linear;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.memory.ArrayPool;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** f(x w + b): one matrix product that starts from the bias, and f in place. */
final class LinearKernels {
  private LinearKernels() {}

  static KernelFactory linear(ArrayPool pool) {
    return (op, inputs) -> prepare(pool, op, inputs);
  }

  private static Kernel prepare(ArrayPool pool, Op op, List<TensorSpec> inputs) {
    Linear linear = (Linear) op;
    GemmShape shape = shape(inputs.get(0).shape(), inputs.get(1).shape());
    return inputs.get(0).dtype() == DType.FLOAT32
        ? new Floats(pool, shape, linear.activation(), linear.bias())
        : new Doubles(pool, shape, linear.activation(), linear.bias());
  }

  /** The product x w, all leading axes of x taken as rows. */
  static GemmShape shape(Shape x, Shape w) {
    int rows = (int) x.slice(0, x.rank() - 1).elements();
    return new GemmShape(rows, (int) w.dim(0), (int) w.dim(1), false, false);
  }

  private record Floats(ArrayPool pool, GemmShape shape, Pointwise activation, boolean bias)
      implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      float[] x = HeapStorage.floats(inputs[0]);
      float[] w = HeapStorage.floats(inputs[1]);
      float[] b = bias ? HeapStorage.floats(inputs[2]) : null;
      float[] y = HeapStorage.floats(outputs[0]);
      FloatGemm.with(pool, shape, gemm -> gemm.multiply(x, 0, w, 0, b, y, 0));
      if (activation != Pointwise.LINEAR) {
        FloatActivation.apply(activation, y, y, shape.n() * shape.m());
      }
    }
  }

  private record Doubles(ArrayPool pool, GemmShape shape, Pointwise activation, boolean bias)
      implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      double[] x = HeapStorage.doubles(inputs[0]);
      double[] w = HeapStorage.doubles(inputs[1]);
      double[] b = bias ? HeapStorage.doubles(inputs[2]) : null;
      double[] y = HeapStorage.doubles(outputs[0]);
      DoubleGemm.with(pool, shape, gemm -> gemm.multiply(x, 0, w, 0, b, y, 0));
      if (activation != Pointwise.LINEAR) {
        DoubleActivation.apply(activation, y, y, shape.n() * shape.m());
      }
    }
  }
}
