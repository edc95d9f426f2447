package org.fascicle.plugin.rnn;

import org.fascicle.api.exception.InvalidArgumentException;

/** Checks configuration values: each method returns its value or refuses it by name. */
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

  /** A number from 0 to 1, both included. */
  public static double share(String key, double value) {
    return that(key, value, value >= 0 && value <= 1, "a number from 0 to 1");
  }
}
