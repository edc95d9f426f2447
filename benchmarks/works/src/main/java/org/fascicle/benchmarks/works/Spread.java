package org.fascicle.benchmarks.works;

import java.util.Arrays;
import java.util.Collection;

/**
 * How values lie, one after the other from the least to the greatest.
 *
 * @param p10 a tenth of the values are below
 * @param p90 a tenth of the values are above
 */
public record Spread(double min, double p10, double median, double p90, double max) {
  /**
   * The spread of values; between two values on a straight line, as NumPy does by default.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Spread of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("No value: nothing was measured.");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Spread(
        sorted[0],
        quantile(sorted, 0.1),
        quantile(sorted, 0.5),
        quantile(sorted, 0.9),
        sorted[sorted.length - 1]);
  }

  /** The spread of values. */
  public static Spread of(Collection<Double> values) {
    return of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
