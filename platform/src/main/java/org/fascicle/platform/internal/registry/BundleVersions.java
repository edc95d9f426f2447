package org.fascicle.platform.internal.registry;

import org.fascicle.api.exception.InvalidArgumentException;

/**
 * A range of versions in OSGi syntax: {@code [1.2,2)}, or a single version, which means that one
 * and all later ones.
 *
 * @param text as it was written; empty for any version
 * @param low the lowest
 * @param withLow whether the lowest is accepted itself
 * @param high the highest; null for none
 * @param withHigh whether the highest is accepted itself
 */
public record BundleVersions(
    String text, BundleVersion low, boolean withLow, BundleVersion high, boolean withHigh) {
  /** Any version. */
  public static final BundleVersions ANY =
      new BundleVersions("", BundleVersion.NONE, true, null, false);

  /**
   * Reads a range.
   *
   * @throws InvalidArgumentException if the text is none
   */
  public static BundleVersions parse(String text) {
    String range = text.strip();
    if (range.isEmpty()) {
      return ANY;
    }
    char first = range.charAt(0);
    if (first != '[' && first != '(') {
      return new BundleVersions(range, BundleVersion.parse(range), true, null, false);
    }
    char last = range.charAt(range.length() - 1);
    int comma = range.indexOf(',');
    if (comma < 0 || (last != ']' && last != ')')) {
      throw new InvalidArgumentException(
          "Version range", "[1.2,2) or the like", "\"" + text + "\"", "");
    }
    return new BundleVersions(
        range,
        BundleVersion.parse(range.substring(1, comma)),
        first == '[',
        BundleVersion.parse(range.substring(comma + 1, range.length() - 1)),
        last == ']');
  }

  /** Whether a version is in the range. */
  public boolean contains(BundleVersion version) {
    int above = version.compareTo(low);
    if (above < 0 || (above == 0 && !withLow)) {
      return false;
    }
    int below = high == null ? -1 : version.compareTo(high);
    return below < 0 || (below == 0 && withHigh);
  }

  @Override
  public String toString() {
    return text.isEmpty() ? "any version" : text;
  }
}
