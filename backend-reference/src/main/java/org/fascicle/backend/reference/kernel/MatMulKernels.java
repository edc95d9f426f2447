package org.fascicle.backend.reference.kernel;

import java.util.List;
import org.fascicle.api.op.MatMul;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.memory.ArrayPool;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Matrix products, one for each place of the leading axes. */
final class MatMulKernels {
  private MatMulKernels() {}

  static KernelFactory matMul(ArrayPool pool) {
    return (op, inputs) -> prepare(pool, op, inputs);
  }

  private static Kernel prepare(ArrayPool pool, Op op, List<TensorSpec> inputs) {
    MatMul product = (MatMul) op;
    Shape a = inputs.get(0).shape();
    Shape b = inputs.get(1).shape();
    Shape c = op.infer(inputs).get(0).shape();
    int k = (int) a.dim(product.transposeA() ? -2 : -1);
    GemmShape shape =
        new GemmShape(
            (int) c.dim(-2), k, (int) c.dim(-1), product.transposeA(), product.transposeB());
    Walk batch = Walk.broadcast(leading(c), leading(a), leading(b));
    return inputs.get(0).dtype() == DType.FLOAT32
        ? new Floats(pool, shape, batch)
        : new Doubles(pool, shape, batch);
  }

  private static Shape leading(Shape shape) {
    return shape.slice(0, shape.rank() - 2);
  }

  private record Floats(ArrayPool pool, GemmShape shape, Walk batch) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      float[] a = HeapStorage.floats(inputs[0]);
      float[] b = HeapStorage.floats(inputs[1]);
      float[] c = HeapStorage.floats(outputs[0]);
      FloatGemm.with(pool, shape, gemm -> multiply(gemm, a, b, c));
    }

    private void multiply(FloatGemm gemm, float[] a, float[] b, float[] c) {
      int sizeA = shape.n() * shape.k();
      int sizeB = shape.k() * shape.m();
      int at = 0;
      for (int run = 0; run < batch.runs; run++) {
        int i = batch.at(0, run) * sizeA;
        int j = batch.at(1, run) * sizeB;
        for (int t = 0; t < batch.length; t++) {
          gemm.multiply(a, i, b, j, null, c, at);
          i += batch.step[0] * sizeA;
          j += batch.step[1] * sizeB;
          at += shape.n() * shape.m();
        }
      }
    }
  }

  private record Doubles(ArrayPool pool, GemmShape shape, Walk batch) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      double[] a = HeapStorage.doubles(inputs[0]);
      double[] b = HeapStorage.doubles(inputs[1]);
      double[] c = HeapStorage.doubles(outputs[0]);
      DoubleGemm.with(pool, shape, gemm -> multiply(gemm, a, b, c));
    }

    private void multiply(DoubleGemm gemm, double[] a, double[] b, double[] c) {
      int sizeA = shape.n() * shape.k();
      int sizeB = shape.k() * shape.m();
      int at = 0;
      for (int run = 0; run < batch.runs; run++) {
        int i = batch.at(0, run) * sizeA;
        int j = batch.at(1, run) * sizeB;
        for (int t = 0; t < batch.length; t++) {
          gemm.multiply(a, i, b, j, null, c, at);
          i += batch.step[0] * sizeA;
          j += batch.step[1] * sizeB;
          at += shape.n() * shape.m();
        }
      }
    }
  }
}
