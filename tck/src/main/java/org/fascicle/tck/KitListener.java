package org.fascicle.tck;

import java.util.Set;
import org.fascicle.spi.backend.BackendInfo.Capability;
import org.fascicle.tck.harness.KitTest;

/** Hears how the tests go, one by one. */
public interface KitListener {
  /** A test passed. */
  default void passed(KitTest test) {}

  /** A test failed. */
  default void failed(KitTest test, Throwable failure) {}

  /**
   * A test was left out.
   *
   * @param missing the capabilities that the backend does not declare
   */
  default void skipped(KitTest test, Set<Capability> missing) {}
}
