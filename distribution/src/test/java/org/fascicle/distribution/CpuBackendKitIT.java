package org.fascicle.distribution;

import java.nio.file.Path;
import java.util.List;
import org.fascicle.api.BackendStatus;
import org.fascicle.embed.Fascicle;
import org.fascicle.spi.backend.Backend;
import org.fascicle.tck.junit.BackendKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;

/** The kit on the CPU backend, from the bundles that the command line installs. */
class CpuBackendKitIT extends BackendKit {
  private Fascicle fascicle;

  @Override
  protected Backend open() {
    fascicle =
        Fascicle.launch(options -> options.bundles(Path.of("target", "fascicle", "bundles")));
    List<String> there = fascicle.backends().stream().map(BackendStatus::name).toList();
    Assumptions.assumeTrue(there.contains("cpu"), "no natives for this machine");
    return fascicle.service(Backend.class, "(" + Backend.NAME + "=cpu)").orElseThrow();
  }

  @AfterAll
  void stop() {
    fascicle.close();
  }
}
