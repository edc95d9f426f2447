package org.fascicle.platform.internal.plan;

import org.fascicle.platform.internal.dispatch.PreparedCall;
import org.fascicle.platform.internal.profile.Place;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Storage;

/** Runs a kernel. */
@FunctionalInterface
public interface Runner {
  /**
   * Runs a call's kernel.
   *
   * @param place where it is called from; null if nothing says
   * @param in one storage an input, then the residuals it reads
   * @param out one a result, then the residuals it leaves
   * @param scratch null for none
   */
  void run(
      Place place,
      Backend backend,
      PreparedCall call,
      Storage[] in,
      Storage[] out,
      Storage scratch);
}
