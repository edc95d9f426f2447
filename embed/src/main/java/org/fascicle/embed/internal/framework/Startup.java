package org.fascicle.embed.internal.framework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fascicle.embed.bundle.BundleFailedException;
import org.fascicle.embed.bundle.LaunchException;
import org.fascicle.embed.internal.ComponentStore;
import org.osgi.framework.Bundle;

/** Brings up all bundles of a launch together, and reports all that fail together. */
final class Startup {
  private static final String COMPONENT_RUNTIME = "org.apache.felix.scr";

  /** The name that the component runtime looks for among its own files. */
  private static final String STORE = "componentMetadataStore";

  private final BundleControl control;
  private final ComponentStore components;
  private final List<Bundle> bundles = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  Startup(BundleControl control, ComponentStore components) {
    this.control = control;
    this.components = components;
  }

  void run(List<Path> own, List<Path> added) {
    for (Path jar : own) {
      attempt(() -> installOwn(jar));
    }
    for (Path jar : added) {
      attempt(() -> bundles.add(control.install(jar)));
    }
    control.resolveAll();
    // The component runtime comes last: it then meets every bundle at once, and no component is
    // looked at twice because a later bundle satisfies it.
    startAll(false);
    startAll(true);
    if (!failures.isEmpty()) {
      throw new LaunchException(
          "Fascicle did not start: " + String.join("; ", failures) + ". Nothing is left running.");
    }
  }

  private void installOwn(Path jar) {
    Bundle bundle = control.reference(jar);
    components.put(bundle.getSymbolicName(), bundle.getBundleId(), bundle.getLastModified());
    bundles.add(bundle);
  }

  private void startAll(boolean componentRuntime) {
    for (Bundle bundle : bundles) {
      if (isComponentRuntime(bundle) == componentRuntime) {
        attempt(
            () -> {
              if (componentRuntime) {
                handOver(bundle);
              }
              control.start(bundle);
            });
      }
    }
  }

  /** Without the store the runtime reads the bundles' XML itself: slower, and the same. */
  private void handOver(Bundle runtime) {
    try {
      Files.write(runtime.getDataFile(STORE).toPath(), components.content());
    } catch (IOException e) {
      throw new BundleFailedException(
          runtime.getSymbolicName(), "Cannot write the framework's storage: " + e, e);
    }
  }

  private static boolean isComponentRuntime(Bundle bundle) {
    return COMPONENT_RUNTIME.equals(bundle.getSymbolicName());
  }

  private void attempt(Runnable action) {
    try {
      action.run();
    } catch (BundleFailedException e) {
      failures.add(e.getMessage());
    }
  }
}
