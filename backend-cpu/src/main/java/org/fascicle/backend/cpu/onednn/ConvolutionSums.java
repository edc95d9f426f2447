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

  /** dw and db from x and dy; null if the library has no fast one. */
  Slope backwardWeights(memory.desc bias);

  /** A primitive that reads filters, with its copies. */
  @FunctionalInterface
  interface Sum {
    /**
     * Runs.
     *
     * @param from images
     * @param bias what is added; null for none
     * @param to images
     */
    void run(Storage scratch, Pointer from, Storage filters, Pointer bias, Pointer to);
  }

  /** A primitive that gives the gradient of filters, with its copies. */
  @FunctionalInterface
  interface Slope {
    /**
     * Runs.
     *
     * @param db the gradient of what is added; null for none
     */
    void run(Storage scratch, Pointer x, Pointer dy, Pointer db, Storage dw);
  }
}
