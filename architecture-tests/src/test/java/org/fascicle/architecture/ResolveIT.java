package org.fascicle.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

/** Every bundle finds what it imports in the framework that the one jar starts. */
class ResolveIT {
  private static final String INSIDE = "META-INF/fascicle/";

  @TempDir private Path storage;
  private Framework framework;
  private JarFile embed;

  @BeforeEach
  void start() throws IOException, BundleException {
    embed = new JarFile(Jars.of("fascicle-embed").toFile());
    framework =
        new FrameworkFactory()
            .newFramework(
                Map.of(
                    Constants.FRAMEWORK_STORAGE,
                    storage.toString(),
                    Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                    String.join(",", index("package"))));
    framework.init();
  }

  @AfterEach
  void stop() throws IOException, BundleException, InterruptedException {
    framework.stop();
    framework.waitForStop(0);
    embed.close();
  }

  @Test
  void everyBundleResolves() throws IOException, BundleException {
    List<Bundle> bundles = installAll();
    framework.adapt(FrameworkWiring.class).resolveBundles(null);
    assertThat(bundles)
        .hasSizeGreaterThan(8)
        .allMatch(bundle -> bundle.getState() == Bundle.RESOLVED, "resolved");
  }

  @Test
  void aBundleThatLacksSomethingDoesNot() throws BundleException {
    Bundle plugin = install(Jars.of("fascicle-plugin-core")); // Its components need a runtime.
    framework.adapt(FrameworkWiring.class).resolveBundles(null);
    assertThat(plugin.getState()).isEqualTo(Bundle.INSTALLED);
  }

  private List<Bundle> installAll() throws IOException, BundleException {
    BundleContext context = framework.getBundleContext();
    List<Bundle> bundles = new ArrayList<>();
    for (String line : index("bundles")) {
      String name = line.substring(line.lastIndexOf(' ') + 1);
      try (InputStream content = embed.getInputStream(embed.getEntry(INSIDE + "bundles/" + name))) {
        bundles.add(context.installBundle(name, content));
      }
    }
    bundles.add(install(Jars.of("fascicle-natives-cpu")));
    bundles.add(install(Jars.of("fascicle-backend-cpu")));
    return bundles;
  }

  private Bundle install(Path jar) throws BundleException {
    return framework.getBundleContext().installBundle("reference:" + jar.toUri());
  }

  /** The index's lines of one kind, without that word. */
  private List<String> index(String kind) throws IOException {
    try (InputStream in = embed.getInputStream(embed.getEntry(INSIDE + "index"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(kind + " "))
          .map(line -> line.substring(kind.length() + 1))
          .toList();
    }
  }
}
