package org.fascicle.embed.internal.framework;

import org.fascicle.embed.bundle.BundleInfo;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleRevision;

/** What can be said of a bundle without changing it. */
final class Bundles {
  private Bundles() {}

  static BundleInfo describe(Bundle bundle) {
    return new BundleInfo(
        bundle.getSymbolicName(),
        bundle.getVersion().toString(),
        state(bundle),
        bundle.getLocation());
  }

  static BundleInfo.State state(Bundle bundle) {
    return switch (bundle.getState()) {
      case Bundle.RESOLVED -> BundleInfo.State.RESOLVED;
      case Bundle.STARTING -> BundleInfo.State.STARTING;
      case Bundle.ACTIVE -> BundleInfo.State.ACTIVE;
      case Bundle.STOPPING -> BundleInfo.State.STOPPING;
      case Bundle.UNINSTALLED -> BundleInfo.State.UNINSTALLED;
      default -> BundleInfo.State.INSTALLED;
    };
  }

  static boolean isFragment(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    return revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
  }
}
