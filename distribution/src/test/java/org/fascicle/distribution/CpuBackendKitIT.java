package org.fascicle.distribution;

import java.nio.file.Path;
import org.fascicle.embed.Fascicle;
import org.fascicle.spi.backend.Backend;
import org.fascicle.tck.junit.BackendKit;
import org.junit.jupiter.api.AfterAll;

/** The kit on the CPU backend, from the bundles that the command line installs. */
class CpuBackendKitIT extends BackendKit {
  private Fascicle fascicle;

  @Override
  protected Backend open() {
    fascicle =
        Fascicle.launch(options -> options.bundles(Path.of("target", "fascicle", "bundles")));
    try {
      OnCpu.require(fascicle);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return fascicle.service(Backend.class, "(" + Backend.NAME + "=cpu)").orElseThrow();
  }

  @AfterAll
  void stop() {
    fascicle.close();
  }
}
