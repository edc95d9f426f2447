package org.fascicle.backend.reference.kernel;

import java.util.List;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.Linear;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.memory.ArrayPool;
import org.fascicle.backend.reference.memory.ArrayType;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * The backward pass of f(x w + b). With dz = f′ dy: dx = dz wᵀ, dw = xᵀ dz, db = Σ dz; only what is
 * wanted is computed. Inputs are those of the forward pass, then y, then dy.
 */
final class LinearGradKernels {
  private LinearGradKernels() {}

  static KernelFactory linearGrad(ArrayPool pool) {
    return (op, inputs) -> prepare(pool, op, inputs);
  }

  private static Kernel prepare(ArrayPool pool, Op op, List<TensorSpec> inputs) {
    Grad grad = (Grad) op;
    Pointwise activation = ((Linear) grad.forward()).activation();
    GemmShape y = LinearKernels.shape(inputs.get(0).shape(), inputs.get(1).shape());
    Plan plan =
        new Plan(
            y,
            new GemmShape(y.n(), y.m(), y.k(), false, true),
            new GemmShape(y.k(), y.n(), y.m(), true, false),
            Reduction.of(Shape.of(y.n(), y.m()), List.of(0)),
            activation,
            grad.inputs(),
            grad.wanted());
    return inputs.get(0).dtype() == DType.FLOAT32
        ? new Floats(pool, plan)
        : new Doubles(pool, plan);
  }

  /** The three computations and which of them are wanted. */
  private record Plan(
      GemmShape y,
      GemmShape dx,
      GemmShape dw,
      Reduction db,
      Pointwise activation,
      int inputs,
      List<Integer> wanted) {
    int elements() {
      return y.n() * y.m();
    }
  }

  private record Floats(ArrayPool pool, Plan plan) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      Storage dy = inputs[plan.inputs + 1];
      if (plan.activation == Pointwise.LINEAR) {
        gradients(inputs, HeapStorage.floats(dy), outputs);
        return;
      }
      HeapStorage lent = pool.allocate(ArrayType.FLOATS, plan.elements());
      try {
        float[] y = HeapStorage.floats(inputs[plan.inputs]);
        float[] dz = HeapStorage.floats(lent);
        FloatActivation.gradient(plan.activation, y, HeapStorage.floats(dy), dz, plan.elements());
        gradients(inputs, dz, outputs);
      } finally {
        pool.free(lent);
      }
    }

    private void gradients(Storage[] inputs, float[] dz, Storage[] outputs) {
      for (int i = 0; i < outputs.length; i++) {
        float[] to = HeapStorage.floats(outputs[i]);
        switch (plan.wanted.get(i)) {
          case 0 -> {
            float[] w = HeapStorage.floats(inputs[1]);
            FloatGemm.with(pool, plan.dx, gemm -> gemm.multiply(dz, 0, w, 0, null, to, 0));
          }
          case 1 -> {
            float[] x = HeapStorage.floats(inputs[0]);
            FloatGemm.with(pool, plan.dw, gemm -> gemm.multiply(x, 0, dz, 0, null, to, 0));
          }
          default -> new SumKernels.Floats(plan.db, 1).sums(dz, to);
        }
      }
    }
  }

  private record Doubles(ArrayPool pool, Plan plan) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      Storage dy = inputs[plan.inputs + 1];
      if (plan.activation == Pointwise.LINEAR) {
        gradients(inputs, HeapStorage.doubles(dy), outputs);
        return;
      }
      HeapStorage lent = pool.allocate(ArrayType.DOUBLES, plan.elements());
      try {
        double[] y = HeapStorage.doubles(inputs[plan.inputs]);
        double[] dz = HeapStorage.doubles(lent);
        DoubleActivation.gradient(plan.activation, y, HeapStorage.doubles(dy), dz, plan.elements());
        gradients(inputs, dz, outputs);
      } finally {
        pool.free(lent);
      }
    }

    private void gradients(Storage[] inputs, double[] dz, Storage[] outputs) {
      for (int i = 0; i < outputs.length; i++) {
        double[] to = HeapStorage.doubles(outputs[i]);
        switch (plan.wanted.get(i)) {
          case 0 -> {
            double[] w = HeapStorage.doubles(inputs[1]);
            DoubleGemm.with(pool, plan.dx, gemm -> gemm.multiply(dz, 0, w, 0, null, to, 0));
          }
          case 1 -> {
            double[] x = HeapStorage.doubles(inputs[0]);
            DoubleGemm.with(pool, plan.dw, gemm -> gemm.multiply(x, 0, dz, 0, null, to, 0));
          }
          default -> new SumKernels.Doubles(plan.db, 1).sums(dz, to);
        }
      }
    }
  }
}
