package org.fascicle.charts;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.fascicle.api.exception.InvalidArgumentException;

/** Points of a plane under a name. */
final class Points {
  final String name;
  private final double[] x;
  private final double[] y;

  /** Copies; as many numbers across as up. */
  Points(String name, double[] x, double[] y) {
    if (x.length != y.length) {
      throw new InvalidArgumentException(
          "Chart, " + name, x.length + " values for y, one for each of x", y.length + "", "");
    }
    this.name = name;
    this.x = x.clone();
    this.y = y.clone();
  }

  int size() {
    return x.length;
  }

  double x(int index) {
    return x[index];
  }

  double y(int index) {
    return y[index];
  }

  boolean isFinite(int index) {
    return Double.isFinite(x[index]) && Double.isFinite(y[index]);
  }

  /** Those whose numbers are finite. */
  Points finite() {
    return at(IntStream.range(0, x.length).filter(this::isFinite).toArray());
  }

  /** The same line, with another point of it near either end: no longer evenly spaced. */
  Points uneven() {
    return new Points(name, uneven(x), uneven(y));
  }

  private static double[] uneven(double... values) {
    int last = values.length - 1;
    return DoubleStream.concat(
            DoubleStream.concat(
                DoubleStream.of(values[0], between(values[0], values[1])),
                Arrays.stream(values, 1, last)),
            DoubleStream.of(between(values[last], values[last - 1]), values[last]))
        .toArray();
  }

  private static double between(double near, double far) {
    return near + 0.3 * (far - near);
  }

  private Points at(int... indices) {
    return new Points(
        name,
        Arrays.stream(indices).mapToDouble(i -> x[i]).toArray(),
        Arrays.stream(indices).mapToDouble(i -> y[i]).toArray());
  }

  double[] allX() {
    return x.clone();
  }

  double[] allY() {
    return y.clone();
  }
}
