package org.fascicle.plugin.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.fascicle.api.tensor.Tensor;

/** Compares with expected values. */
public final class Close {
  private Close() {}

  /** Each element within the tolerance of the expected one, relative where that is above 1. */
  public static void to(String name, Tensor actual, double[] expected, double tolerance) {
    to(name, actual.toDoubles(), expected, tolerance);
  }

  /** Each number within the tolerance of the expected one, relative where that is above 1. */
  public static void to(String name, double[] actual, double[] expected, double tolerance) {
    assertThat(actual).as(name).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i])
          .as("%s[%d]", name, i)
          .isCloseTo(expected[i], within(tolerance * Math.max(1, Math.abs(expected[i]))));
    }
  }
}
