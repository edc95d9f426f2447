package org.fascicle.distribution;

import java.nio.file.Path;
import java.util.List;
import org.fascicle.api.BackendStatus;
import org.fascicle.embed.Fascicle;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The built distribution, for the tests of a class; skips them where backend-cpu cannot run. */
final class OnCpu implements BeforeAllCallback, AfterAllCallback {
  private Fascicle fascicle;

  /** The platform. */
  Fascicle fascicle() {
    return fascicle;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    fascicle =
        Fascicle.launch(options -> options.bundles(Path.of("target", "fascicle", "bundles")));
    List<String> there = fascicle.backends().stream().map(BackendStatus::name).toList();
    Assumptions.assumeTrue(there.contains("cpu"), "no natives for this machine");
  }

  @Override
  public void afterAll(ExtensionContext context) {
    fascicle.close();
  }
}
