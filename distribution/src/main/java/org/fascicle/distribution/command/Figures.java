package org.fascicle.distribution.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Figures as people read them. */
final class Figures {
  private Figures() {}

  /** A number with at most six digits, a list with one item after the other. */
  static String text(Object value) {
    if (value instanceof Double d) {
      return String.format(Locale.ROOT, "%.6g", d);
    }
    if (value instanceof double[] array) {
      return Arrays.stream(array)
          .mapToObj(d -> String.format(Locale.ROOT, "%.4f", d))
          .collect(Collectors.joining(" "));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Figures::text).collect(Collectors.joining(", "));
    }
    return String.valueOf(value);
  }
}
