package org.fascicle.embed.internal.framework;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fascicle.embed.bundle.BundleFailedException;
import org.fascicle.embed.bundle.LaunchException;
import org.osgi.framework.Bundle;

/** Brings up all bundles of a launch together, and reports all that fail together. */
final class Startup {
  private static final String COMPONENT_RUNTIME = "org.apache.felix.scr";

  private final BundleControl control;
  private final List<String> failures = new ArrayList<>();

  Startup(BundleControl control) {
    this.control = control;
  }

  void run(List<Path> own, List<Path> added) {
    List<Bundle> bundles = new ArrayList<>();
    own.forEach(jar -> attempt(() -> bundles.add(control.reference(jar))));
    added.forEach(jar -> attempt(() -> bundles.add(control.install(jar))));
    control.resolveAll();
    // The component runtime comes last: it then meets every bundle at once, and no component is
    // looked at twice because a later bundle satisfies it.
    for (Bundle bundle : bundles) {
      if (!isComponentRuntime(bundle)) {
        attempt(() -> control.start(bundle));
      }
    }
    bundles.stream()
        .filter(Startup::isComponentRuntime)
        .forEach(b -> attempt(() -> control.start(b)));
    if (!failures.isEmpty()) {
      throw new LaunchException(
          "Fascicle did not start: " + String.join("; ", failures) + ". Nothing is left running.");
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
