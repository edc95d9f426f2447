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
  private final IntPredicate reads;
  private final IntPredicate overwrites;

  /** What a run does. */
  @FunctionalInterface
  interface Body {
    void run(Storage[] inputs, Storage[] outputs, Storage scratch);
  }

  DnnKernel(Scratch scratch, Body body) {
    this(scratch.bytes(), body, input -> true, input -> false);
  }

  private DnnKernel(long scratchBytes, Body body, IntPredicate reads, IntPredicate overwrites) {
    this.body = body;
    this.scratchBytes = scratchBytes;
    this.reads = reads;
    this.overwrites = overwrites;
  }

  /** The same; its result may lie over these inputs. */
  DnnKernel over(IntPredicate inputs) {
    return new DnnKernel(scratchBytes, body, reads, inputs);
  }

  /** The same; it looks at these inputs only. */
  DnnKernel reading(IntPredicate inputs) {
    return new DnnKernel(scratchBytes, body, inputs, overwrites);
  }

  @Override
  public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
    body.run(inputs, outputs, scratch);
  }

  @Override
  public boolean reads(int input) {
    return reads.test(input);
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
