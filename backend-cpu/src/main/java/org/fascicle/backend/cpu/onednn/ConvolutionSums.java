package org.fascicle.backend.cpu.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.spi.backend.Storage;

/** The sums of one convolution, forward and back. */
interface ConvolutionSums {
  /** y = steps(x ∗ w + b): x, w, b, y; null if the library has no fast one. */
  Sum forward(memory.desc bias, Fusion fusion);

  /** dx from dy: dy, w, nothing, dx; null if the library has no fast one. */
  Sum backwardData();

  /** dw and db from x and dy: x, dy, db, dw; null if the library has no fast one. */
  Sum backwardWeights(memory.desc bias);

  /** One primitive with its copies. */
  @FunctionalInterface
  interface Sum {
    /**
     * Runs.
     *
     * @param from the first input
     * @param with the second input
     * @param bias what is added or, backwards, its gradient; null for none
     * @param to the result
     */
    void run(Storage scratch, Pointer from, Pointer with, Pointer bias, Pointer to);
  }
}
