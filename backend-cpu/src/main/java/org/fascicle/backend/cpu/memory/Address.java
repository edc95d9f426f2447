package org.fascicle.backend.cpu.memory;

import org.bytedeco.javacpp.Pointer;

/** A native address that nobody frees: what a library call takes where it wants a pointer. */
public final class Address extends Pointer {
  /** The address itself. */
  public Address(long address) {
    super((Pointer) null);
    this.address = address;
  }
}
