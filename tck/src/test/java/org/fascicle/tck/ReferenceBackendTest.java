package org.fascicle.tck;

import org.fascicle.backend.reference.ReferenceBackend;
import org.fascicle.spi.backend.Backend;
import org.fascicle.tck.junit.BackendKit;

/** The reference backend, against itself in float64 and against golden values and differences. */
class ReferenceBackendTest extends BackendKit {
  @Override
  protected Backend open() {
    return new ReferenceBackend();
  }
}
