package org.fascicle.spi.backend;

import java.nio.ByteBuffer;

/**
 * One run of a foreign kernel: memory as buffers or addresses, so that no class of a native library
 * crosses.
 */
public interface KernelContext {
  /** An input's elements, row-major, native byte order; only for backends in host memory. */
  ByteBuffer input(int index);

  /** A result's elements, to be written; only for backends in host memory. */
  ByteBuffer output(int index);

  /** The scratch memory. */
  ByteBuffer scratch();

  /** A host input. */
  HostValue host(int index);

  /** The address of an input on the device; 0 if the backend has no addresses. */
  long inputAddress(int index);

  /** The address of a result on the device; 0 if the backend has no addresses. */
  long outputAddress(int index);

  /** The device's stream or queue as an opaque handle, 0 for none. */
  long stream();

  /**
   * Makes what was written to the buffers the results' contents. The platform calls it once, after
   * a run that threw nothing; a foreign kernel does not.
   */
  default void finish() {}
}
