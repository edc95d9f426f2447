package org.fascicle.tck.harness;

import java.util.function.DoubleUnaryOperator;

/**
 * Holds a slope to differences, in float64, by the five-point rule.
 *
 * @see <a href="https://dlmf.nist.gov/3.4">DLMF 3.4, derivatives by Lagrange's formula</a>
 */
public final class Slopes {
  private static final double STEP = 1e-4;

  /** The rule errs by STEP⁴, rounding by ε / STEP times the value: both below this. */
  private static final double RELATIVE = 1e-7;

  private Slopes() {}

  /**
   * Compares.
   *
   * @param what for the message
   * @param slope the derivative of the value at 0, as the gradient gives it
   * @param value a smooth function
   * @throws AssertionError if the differences give another slope
   */
  public static void check(String what, double slope, DoubleUnaryOperator value) {
    double near = value.applyAsDouble(STEP) - value.applyAsDouble(-STEP);
    double far = value.applyAsDouble(2 * STEP) - value.applyAsDouble(-2 * STEP);
    double difference = (8 * near - far) / (12 * STEP);
    double scale = 1 + Math.abs(slope) + Math.abs(value.applyAsDouble(0));
    if (!(Math.abs(difference - slope) <= RELATIVE * scale)) {
      throw new AssertionError(
          what + " along a direction: differences give " + difference + ", got " + slope);
    }
  }

  /** a + t · b. */
  public static Values moved(Values a, Values b, double t) {
    double[] values = a.reals();
    for (int i = 0; i < values.length; i++) {
      values[i] += t * b.real(i);
    }
    return Values.reals(a.spec().dtype(), a.spec().shape(), values);
  }
}
