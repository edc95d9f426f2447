package org.fascicle.distribution;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.fascicle.embed.Fascicle;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The built distribution, for the tests of a class; skips them where backend-cpu cannot run. */
final class OnCpu implements BeforeAllCallback, AfterAllCallback {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  private Fascicle fascicle;

  /** The platform. */
  Fascicle fascicle() {
    return fascicle;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws InterruptedException {
    fascicle =
        Fascicle.launch(options -> options.bundles(Path.of("target", "fascicle", "bundles")));
    require(fascicle);
  }

  /**
   * Waits for the backend, which a thread of the platform's fetches; skips where it has no natives.
   */
  static void require(Fascicle fascicle) throws InterruptedException {
    long start = System.nanoTime();
    while (!isThere(fascicle) && System.nanoTime() - start < PATIENCE) {
      Thread.sleep(10);
    }
    Assumptions.assumeTrue(isThere(fascicle), "no natives for this machine");
  }

  private static boolean isThere(Fascicle fascicle) {
    return fascicle.backends().stream().anyMatch(status -> status.name().equals("cpu"));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (fascicle != null) {
      fascicle.close();
    }
  }
}
