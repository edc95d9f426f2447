package org.fascicle.backend.cpu.onednn;

import java.util.function.IntPredicate;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** A kernel made of oneDNN's primitives. */
final class DnnKernel implements Kernel {
  /** The name in reports. */
  static final String LIBRARY = "oneDNN";

  private final Body body;
  private final long scratchBytes;
  private final IntPredicate overwrites;

  /** What a run does. */
  @FunctionalInterface
  interface Body {
    void run(Storage[] inputs, Storage[] outputs, Storage scratch);
  }

  DnnKernel(Scratch scratch, Body body) {
    this(scratch, body, input -> false);
  }

  /**
   * A kernel.
   *
   * @param overwrites the inputs that its result may lie over
   */
  DnnKernel(Scratch scratch, Body body, IntPredicate overwrites) {
    this.body = body;
    this.scratchBytes = scratch.bytes();
    this.overwrites = overwrites;
  }

  @Override
  public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
    body.run(inputs, outputs, scratch);
  }

  @Override
  public boolean overwrites(int input) {
    return overwrites.test(input);
  }

  @Override
  public long scratchBytes() {
    return scratchBytes;
  }

  @Override
  public String library() {
    return LIBRARY;
  }
}
