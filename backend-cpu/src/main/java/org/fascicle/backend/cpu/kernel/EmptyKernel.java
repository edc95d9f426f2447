package org.fascicle.backend.cpu.kernel;

import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * The kernel of results without elements.
 *
 * @param library who would have computed them
 */
public record EmptyKernel(String library) implements Kernel {
  @Override
  public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
    // There is nothing to write.
  }
}
