package org.fascicle.platform.internal.swap;

import org.fascicle.platform.internal.registry.BundleVersion;

/**
 * Where a backend comes from.
 *
 * @param bundle symbolic name of the providing bundle; empty outside a framework
 * @param version version of the providing bundle
 * @param ranking the service's ranking: higher wins among backends of one name
 */
public record Origin(String bundle, BundleVersion version, int ranking) {
  /** A backend that was handed over directly. */
  public static final Origin DIRECT = new Origin("", BundleVersion.NONE, 0);

  /** Symbolic name and version; empty outside a framework. */
  @Override
  public String toString() {
    return bundle.isEmpty() ? "" : bundle + " " + version;
  }
}
