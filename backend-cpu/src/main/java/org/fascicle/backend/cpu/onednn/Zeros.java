package org.fascicle.backend.cpu.onednn;

import org.bytedeco.javacpp.Pointer;

/** Memory set to zero. */
final class Zeros {
  private Zeros() {}

  /** Fills this many bytes; returns the address. */
  static Pointer fill(Pointer address, long bytes) {
    Pointer.memset(address, 0, bytes);
    return address;
  }
}
