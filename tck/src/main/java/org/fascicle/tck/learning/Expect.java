package org.fascicle.tck.learning;

import java.util.Arrays;
import org.fascicle.api.exception.InvalidArgumentException;

/** What tests of the kits claim. */
final class Expect {
  private Expect() {}

  static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  /** Each within the tolerance, relative where the expected value is above 1; NaN equals NaN. */
  static void close(String what, double[] actual, double[] expected, double tolerance) {
    that(
        actual.length == expected.length,
        what + ": expected " + expected.length + " numbers, got " + actual.length);
    for (int i = 0; i < actual.length; i++) {
      double scale = Math.max(1, Math.abs(expected[i]));
      boolean same =
          Double.compare(actual[i], expected[i]) == 0
              || Math.abs(actual[i] - expected[i]) <= tolerance * scale;
      that(same, what + "[" + i + "]: expected " + expected[i] + ", got " + actual[i]);
    }
  }

  /** The same bits. */
  static void equal(String what, double[] actual, double[] expected) {
    that(
        Arrays.equals(actual, expected),
        what + ": expected " + Arrays.toString(expected) + ", got " + Arrays.toString(actual));
  }

  /** Refused as an argument. */
  static void refused(String what, Runnable call) {
    try {
      call.run();
    } catch (InvalidArgumentException e) {
      return;
    }
    throw new AssertionError(what + " is not refused with an InvalidArgumentException");
  }
}
