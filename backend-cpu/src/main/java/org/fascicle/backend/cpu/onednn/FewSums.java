package org.fascicle.backend.cpu.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * y = a + f b of few elements in float32, f 1 or −1: a copied, and the product of the number f and
 * the row b added to it by the library's function of BLAS, which a call of costs a third of a
 * primitive's.
 */
final class FewSums implements Kernel {
  /** So many elements of each stay in the nearest cache. */
  static final long MOST = 1 << 12;

  private static final byte AS_IT_LIES = 'N';

  private final long count;
  private final float factor;
  private final FloatPointer first = new FloatPointer(1f);
  private final FloatPointer second;

  /**
   * Prepares the sum.
   *
   * @param count elements of each
   * @param factor f
   */
  FewSums(long count, float factor) {
    this.count = count;
    this.factor = factor;
    this.second = new FloatPointer(factor);
  }

  @Override
  public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
    Pointer a = Block.address(inputs[0]);
    Pointer b = Block.address(inputs[1]);
    Pointer y = Block.address(outputs[0]);
    if (y.address() == b.address()) {
      add(first, a, factor, y);
      return;
    }
    if (y.address() != a.address()) {
      Pointer.memcpy(y, a, Float.BYTES * count);
    }
    add(second, b, 1, y);
  }

  /** y ← number · x + kept · y. */
  private void add(FloatPointer number, Pointer x, float kept, Pointer y) {
    FloatPointer row = new FloatPointer(x);
    FloatPointer to = new FloatPointer(y);
    Sgemm.requireSuccess(
        dnnl.dnnl_sgemm(
            AS_IT_LIES, AS_IT_LIES, 1, count, 1, 1, number, 1, row, count, kept, to, count));
  }

  @Override
  public boolean overwrites(int input) {
    return true;
  }

  @Override
  public String library() {
    return DnnKernel.LIBRARY;
  }
}
