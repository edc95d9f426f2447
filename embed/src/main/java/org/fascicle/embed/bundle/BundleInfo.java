package org.fascicle.embed.bundle;

/**
 * A bundle as it stands in the running framework.
 *
 * @param symbolicName what the bundle is called, {@code org.fascicle.backend.cpu}
 * @param version its version, {@code 0.1.0}
 * @param state how far it has come
 * @param location where it was installed from
 */
public record BundleInfo(String symbolicName, String version, State state, String location) {

  /** How far a bundle has come. */
  public enum State {
    /** Installed, but something that it imports or requires is missing. */
    INSTALLED,
    /** Complete, and not running. */
    RESOLVED,
    /** On its way up. */
    STARTING,
    /** Running: its services are on offer. */
    ACTIVE,
    /** On its way down. */
    STOPPING,
    /** Gone. */
    UNINSTALLED
  }
}
