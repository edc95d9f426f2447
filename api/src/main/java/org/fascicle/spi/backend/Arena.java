package org.fascicle.spi.backend;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A division of memory among tensors, some of which lie in the same place one after another. Made
 * by {@link Backend#arena}, once for work that is done again and again. Immutable; for any number
 * of threads.
 */
@ConsumerType
public interface Arena {
  /**
   * Takes memory.
   *
   * @return the same object as before where the memory is the same
   * @throws org.fascicle.api.exception.DeviceMemoryException if there is not enough; nothing has
   *     changed then
   */
  Piece take();

  /** Memory that is divided, until it is closed; its parts are freed with it, and only so. */
  interface Piece extends AutoCloseable {
    /** One storage a tensor, contents undefined; an array to be read only. */
    Storage[] parts();

    /** Gives the memory back, also after the backend was closed. */
    @Override
    void close();
  }
}
