package org.fascicle.backend.cpu.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * One product of float32 matrices by the library's function of BLAS: y = a b, of (M, K) and (K, N).
 * It copies both factors into panels, which for square ones of any size is faster than the
 * primitive, and a call of it costs half as much.
 */
final class Sgemm implements Kernel {
  /** With fewer columns a panel is half empty. */
  private static final long COLUMNS = 32;

  /** So few multiplications are mostly call. */
  private static final long FEW = 1 << 15;

  private final boolean transposeA;
  private final boolean transposeB;
  private final long m;
  private final long n;
  private final long k;

  /**
   * Prepares the product.
   *
   * @param transposeA whether a lies as (K, M)
   * @param transposeB whether b lies as (N, K)
   */
  Sgemm(boolean transposeA, boolean transposeB, long m, long n, long k) {
    this.transposeA = transposeA;
    this.transposeB = transposeB;
    this.m = m;
    this.n = n;
    this.k = k;
  }

  /** Whether it is the faster way. */
  static boolean pays(long m, long n, long k) {
    return n >= COLUMNS || m * n * k <= FEW;
  }

  @Override
  public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
    int status =
        dnnl.dnnl_sgemm(
            flag(transposeA),
            flag(transposeB),
            m,
            n,
            k,
            1,
            floats(inputs[0]),
            transposeA ? m : k,
            floats(inputs[1]),
            transposeB ? k : n,
            0,
            floats(outputs[0]),
            n);
    check(status, outputs[0]);
  }

  /** Fails as the library did: at most it wants room for a copy of both factors. */
  void check(int status, Storage output) {
    if (status == dnnl.dnnl_out_of_memory) {
      throw Block.exhausted(output, Float.BYTES * k * (m + n));
    }
    requireSuccess(status);
  }

  /** Fails as the library did. */
  static void requireSuccess(int status) {
    if (status != dnnl.dnnl_success) {
      throw new IllegalStateException("oneDNN: sgemm ended with status " + status + ".");
    }
  }

  private static byte flag(boolean transposed) {
    return (byte) (transposed ? 'T' : 'N');
  }

  private static FloatPointer floats(Storage storage) {
    return new FloatPointer(Block.address(storage));
  }

  @Override
  public String library() {
    return DnnKernel.LIBRARY;
  }
}
