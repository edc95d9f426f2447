package org.fascicle.backend.cpu.blas;

import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;
import org.fascicle.api.op.MatMul;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.Walk;
import org.fascicle.backend.cpu.library.NativeLibraries;
import org.fascicle.backend.cpu.memory.Address;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Stacks of matrix products in float64: one call a matrix. */
public final class DoubleMatMul implements Kernel {
  private final MatMul op;
  private final Walk stacks;
  private final int n;
  private final int m;
  private final int k;

  private DoubleMatMul(MatMul op, Walk stacks, int n, int m, int k) {
    this.op = op;
    this.stacks = stacks;
    this.n = n;
    this.m = m;
    this.k = k;
  }

  /** Prepares {@link MatMul}; null for other types and for empty matrices. */
  public static Kernel matMul(Op op, List<TensorSpec> inputs) {
    Shape a = inputs.get(0).shape();
    Shape b = inputs.get(1).shape();
    Shape y = op.infer(inputs).get(0).shape();
    boolean empty = a.elements() == 0 || y.elements() == 0;
    if (inputs.get(0).dtype() != DType.FLOAT64 || empty) {
      return null;
    }
    NativeLibraries.unpackRest();
    MatMul product = (MatMul) op;
    long k = a.dim(product.transposeA() ? -2 : -1);
    if (Math.max(k, Math.max(y.dim(-1), y.dim(-2))) > Integer.MAX_VALUE) {
      return null;
    }
    Walk stacks =
        Walk.broadcast(
            y.slice(0, y.rank() - 2), a.slice(0, a.rank() - 2), b.slice(0, b.rank() - 2));
    return new DoubleMatMul(product, stacks, (int) y.dim(-2), (int) y.dim(-1), (int) k);
  }

  @Override
  public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
    for (long run = 0; run < stacks.runs(); run++) {
      for (long t = 0; t < stacks.length(); t++) {
        multiply(
            at(inputs[0], (stacks.at(0, run) + t * stacks.step(0)) * n * k),
            at(inputs[1], (stacks.at(1, run) + t * stacks.step(1)) * k * m),
            at(outputs[0], (run * stacks.length() + t) * n * m));
      }
    }
  }

  private void multiply(DoublePointer a, DoublePointer b, DoublePointer y) {
    openblas.cblas_dgemm(
        openblas.CblasRowMajor,
        op.transposeA() ? openblas.CblasTrans : openblas.CblasNoTrans,
        op.transposeB() ? openblas.CblasTrans : openblas.CblasNoTrans,
        n,
        m,
        k,
        1,
        a,
        op.transposeA() ? n : k,
        b,
        op.transposeB() ? k : m,
        0,
        y,
        m);
  }

  private static DoublePointer at(Storage storage, long element) {
    return new DoublePointer(
        new Address(Block.address(storage).address() + Double.BYTES * element));
  }

  @Override
  public String library() {
    return "OpenBLAS";
  }
}
