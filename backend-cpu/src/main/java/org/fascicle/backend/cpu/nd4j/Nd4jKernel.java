package org.fascicle.backend.cpu.nd4j;

import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** A kernel made of ND4J's operations. */
final class Nd4jKernel implements Kernel {
  /** The name in reports. */
  static final String LIBRARY = "ND4J";

  private final Body body;

  /** What a run does. */
  @FunctionalInterface
  interface Body {
    void run(Storage[] inputs, Storage[] outputs);
  }

  Nd4jKernel(Body body) {
    this.body = body;
  }

  @Override
  public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
    body.run(inputs, outputs);
  }

  @Override
  public String library() {
    return LIBRARY;
  }
}
