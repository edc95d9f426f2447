package org.fascicle.plugin.datasets;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.fascicle.api.exception.InvalidArgumentException;

/** Defaults and checks that the datasets' configurations share. */
public final class Options {
  private Options() {}

  /** The value, or the default where it is null. */
  public static <T> T orElse(T value, T otherwise) {
    return value == null ? otherwise : value;
  }

  /**
   * A count from 1 to {@code most}, or the default where it is null.
   *
   * @throws InvalidArgumentException if it is outside
   */
  public static int count(String option, Integer value, int otherwise, int most) {
    int count = orElse(value, otherwise);
    if (count < 1 || count > most) {
      throw new InvalidArgumentException(option, "a number from 1 to " + most, "" + count, "");
    }
    return count;
  }

  /**
   * The constant that a lower-case label names.
   *
   * @throws InvalidArgumentException if there is none
   */
  public static <E extends Enum<E>> E choice(String option, Class<E> type, String label) {
    for (E constant : type.getEnumConstants()) {
      if (label(constant).equals(label)) {
        return constant;
      }
    }
    String choices =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> '"' + label(constant) + '"')
            .collect(Collectors.joining(" or "));
    throw new InvalidArgumentException(option, choices, '"' + label + '"', "");
  }

  /** A constant's option value: its name in lower case. */
  public static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
