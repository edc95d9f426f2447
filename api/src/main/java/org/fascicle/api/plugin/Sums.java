package org.fascicle.api.plugin;

import org.osgi.annotation.versioning.ProviderType;

/** A metric's sums, read on the host. */
@ProviderType
@FunctionalInterface
public interface Sums {
  /** The elements of a declared sum, row-major. */
  double[] get(String name);

  /** The first element of a declared sum. */
  default double scalar(String name) {
    return get(name)[0];
  }
}
