package org.fascicle.backend.cpu.onednn;

import org.bytedeco.javacpp.Pointer;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.spi.backend.Storage;

/** A primitive as a part of a kernel, with its own place in the kernel's scratch memory. */
final class Step {
  private final Prepared primitive;
  private final long scratchpad;

  Step(Prepared primitive, Scratch scratch) {
    this.primitive = primitive;
    this.scratchpad = primitive.scratchBytes() == 0 ? 0 : scratch.reserve(primitive.scratchBytes());
  }

  /** Runs on these addresses. */
  void run(Storage scratch, Pointer... addresses) {
    if (primitive.scratchBytes() == 0) {
      primitive.run(addresses);
      return;
    }
    Pointer[] all = new Pointer[addresses.length + 1];
    System.arraycopy(addresses, 0, all, 0, addresses.length);
    all[addresses.length] = Scratch.at(scratch, scratchpad);
    primitive.run(all);
  }
}
