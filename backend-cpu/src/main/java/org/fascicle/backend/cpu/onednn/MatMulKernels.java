package org.fascicle.backend.cpu.onednn;

import org.bytedeco.dnnl.memory;
import org.fascicle.api.op.MatMul;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Kernel;

/** Matrix products in float32 and bfloat16. */
public final class MatMulKernels {
  private static final int MAX_AXES = 12;

  private final Primitives primitives;

  /** Kernels of this library. */
  public MatMulKernels(OneDnn library) {
    this.primitives = new Primitives(library);
  }

  /** Prepares {@link MatMul}. */
  public KernelFactory matMul() {
    return ElementKernels.either(
        (op, inputs) -> {
          TensorSpec a = inputs.get(0);
          TensorSpec b = inputs.get(1);
          if (a.shape().elements() == 0
              || Math.max(a.shape().rank(), b.shape().rank()) > MAX_AXES) {
            return null;
          }
          MatMul product = (MatMul) op;
          Precision type = Precision.of(a);
          Shape y = op.infer(inputs).get(0).shape();
          Kernel single = type == Precision.SINGLE ? single(product, a.shape(), b.shape()) : null;
          if (single != null) {
            return single;
          }
          return isRowsTimesMatrix(product, b.shape())
              ? kernel(
                  type.numbers(rows(a.shape()), a.shape().dim(-1)),
                  matrices(type, b.shape(), 2, product.transposeB()),
                  type.numbers(rows(y), y.dim(-1)))
              : kernel(
                  matrices(type, a.shape(), y.rank(), product.transposeA()),
                  matrices(type, b.shape(), y.rank(), product.transposeB()),
                  type.numbers(y.dims()));
        });
  }

  /** By BLAS, if it is one product and that pays; else null. */
  private static Kernel single(MatMul op, Shape a, Shape b) {
    boolean matrices = a.rank() == 2 && b.rank() == 2;
    if (!matrices && !isRowsTimesMatrix(op, b)) {
      return null;
    }
    long k = a.dim(op.transposeA() ? 0 : -1);
    long m = a.elements() / k;
    long n = b.elements() / k;
    return Sgemm.pays(m, n, k) ? new Sgemm(op.transposeA(), op.transposeB(), m, n, k) : null;
  }

  private Kernel kernel(memory.desc a, memory.desc b, memory.desc y) {
    Scratch scratch = new Scratch();
    Step step = new Step(primitives.matmul(a, b, y), scratch);
    return new DnnKernel(
        scratch,
        (in, out, s) ->
            step.run(s, Block.address(in[0]), Block.address(in[1]), Block.address(out[0])));
  }

  /** Whether all leading axes of a may be one: then the library sees a single product. */
  private static boolean isRowsTimesMatrix(MatMul op, Shape b) {
    return b.rank() == 2 && !op.transposeA();
  }

  private static long rows(Shape shape) {
    return shape.elements() / shape.dim(-1);
  }

  /** A stack of matrices, of as many axes as the result; a transposed one is read as it lies. */
  private static memory.desc matrices(Precision type, Shape shape, int rank, boolean transposed) {
    long[] dims = new long[rank];
    long[] strides = new long[rank];
    long[] own = Layouts.rowMajor(shape.dims());
    int lacking = rank - shape.rank();
    long whole = shape.elements();
    for (int axis = 0; axis < rank; axis++) {
      dims[axis] = axis < lacking ? 1 : shape.dim(axis - lacking);
      strides[axis] = axis < lacking ? whole : own[axis - lacking];
    }
    if (transposed) {
      swapLast(dims);
      swapLast(strides);
    }
    return type.numbers(dims, strides);
  }

  private static void swapLast(long[] values) {
    int last = values.length - 1;
    long swap = values[last];
    values[last] = values[last - 1];
    values[last - 1] = swap;
  }
}
