package org.fascicle.platform.internal.registry;

import org.fascicle.api.exception.InvalidArgumentException;

/**
 * A version in OSGi syntax. A class of our own, so that the platform also runs without OSGi.
 *
 * @param major incompatible changes
 * @param minor additions
 * @param micro corrections
 * @param qualifier compared as text
 */
public record BundleVersion(int major, int minor, int micro, String qualifier)
    implements Comparable<BundleVersion> {
  /** The version of what says none: 0.0.0. */
  public static final BundleVersion NONE = new BundleVersion(0, 0, 0, "");

  /**
   * Reads {@code major.minor.micro.qualifier}; missing parts are 0.
   *
   * @throws InvalidArgumentException if the text is no version
   */
  public static BundleVersion parse(String text) {
    String[] parts = text.strip().split("\\.", 4);
    try {
      return new BundleVersion(
          Integer.parseUnsignedInt(parts[0]),
          parts.length > 1 ? Integer.parseUnsignedInt(parts[1]) : 0,
          parts.length > 2 ? Integer.parseUnsignedInt(parts[2]) : 0,
          parts.length > 3 ? parts[3] : "");
    } catch (NumberFormatException e) {
      throw new InvalidArgumentException("Version", "1.2.3 or 1.2.3.text", "\"" + text + "\"", "");
    }
  }

  @Override
  public int compareTo(BundleVersion other) {
    int order = Integer.compare(major, other.major);
    if (order == 0) {
      order = Integer.compare(minor, other.minor);
    }
    if (order == 0) {
      order = Integer.compare(micro, other.micro);
    }
    return order == 0 ? qualifier.compareTo(other.qualifier) : order;
  }

  @Override
  public String toString() {
    String numbers = major + "." + minor + "." + micro;
    return qualifier.isEmpty() ? numbers : numbers + "." + qualifier;
  }
}
