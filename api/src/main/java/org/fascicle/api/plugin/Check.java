package org.fascicle.api.plugin;

import java.util.Arrays;
import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;

/**
 * Checks configuration values, in the constructor of a plugin's configuration: each method returns
 * its value or refuses it by name, as {@code Dropout.rate}, with an {@link
 * InvalidArgumentException}.
 */
public final class Check {
  private Check() {}

  /** The value, or the default if the key is missing. */
  public static <T> T or(T value, T fallback) {
    return value == null ? fallback : value;
  }

  /** A key that must be there. */
  public static <T> T required(String key, T value, String meaning) {
    if (value == null) {
      throw new InvalidArgumentException(key, meaning, "nothing", "Set it: there is no default.");
    }
    return value;
  }

  /** A value for which a condition holds; {@code rule} says it in words. */
  public static <T> T that(String key, T value, boolean holds, String rule) {
    if (!holds) {
      throw new InvalidArgumentException(key, rule, String.valueOf(value), "");
    }
    return value;
  }

  /** A finite number of 0 or more. */
  public static double notNegative(String key, double value) {
    return that(
        key, value, value >= 0 && value < Double.POSITIVE_INFINITY, "a number of 0 or more");
  }

  /** A finite number above 0. */
  public static double positive(String key, double value) {
    return that(key, value, value > 0 && value < Double.POSITIVE_INFINITY, "a number above 0");
  }

  /** A finite number. */
  public static double finite(String key, double value) {
    return that(key, value, Double.isFinite(value), "a finite number");
  }

  /** A number from 0 to 1, both included. */
  public static double share(String key, double value) {
    return that(key, value, value >= 0 && value <= 1, "a number from 0 to 1");
  }

  /** Numbers from 0 to 1, at least one. */
  public static List<Double> shares(String key, List<Double> values) {
    if (values.isEmpty()) {
      throw new InvalidArgumentException(key, "one number or more", "none", "");
    }
    values.forEach(value -> share(key, value));
    return List.copyOf(values);
  }

  /** A number from 0 to less than 1. */
  public static double belowOne(String key, double value) {
    return that(key, value, value >= 0 && value < 1, "a number from 0 to less than 1");
  }

  /** One of a few words. */
  public static String oneOf(String key, String value, String... allowed) {
    if (!Arrays.asList(allowed).contains(value)) {
      throw new InvalidArgumentException(
          key, "one of " + String.join(", ", allowed), "\"" + value + "\"", "");
    }
    return value;
  }
}
