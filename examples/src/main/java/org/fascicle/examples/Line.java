package org.fascicle.examples;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Model;

/**
 * y = slope·x + intercept.
 *
 * @param slope how much y grows with x
 * @param intercept y at x = 0
 */
record Line(double slope, double intercept) {
  /** The line with the least squared error, by the normal equations. */
  static Line leastSquares(double[] x, double[] y) {
    double meanX = mean(x);
    double meanY = mean(y);
    double above = 0;
    double below = 0;
    for (int i = 0; i < x.length; i++) {
      above += (x[i] - meanX) * (y[i] - meanY);
      below += (x[i] - meanX) * (x[i] - meanX);
    }
    return new Line(above / below, meanY - above / below * meanX);
  }

  /** What a model of one dense unit has learned. */
  static Line of(Model model) {
    Map<String, HostArray> weights = model.getWeights();
    return new Line(weights.get("dense/kernel").get(0), weights.get("dense/bias").get(0));
  }

  /** The line over x, where this one is over (x − mean) / deviation. */
  Line unscaled(double mean, double deviation) {
    return new Line(slope / deviation, intercept - slope * mean / deviation);
  }

  /** The greater of the two differences. */
  double distance(Line other) {
    return Math.max(Math.abs(slope - other.slope), Math.abs(intercept - other.intercept));
  }

  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("slope", slope);
    figures.put("intercept", intercept);
    return figures;
  }

  double[] at(double... x) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = slope * x[i] + intercept;
    }
    return y;
  }

  static double mean(double... values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  static double deviation(double... values) {
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / values.length);
  }

  /** A column of samples, float32. */
  static HostArray column(double... values) {
    float[] column = new float[values.length];
    for (int i = 0; i < column.length; i++) {
      column[i] = (float) values[i];
    }
    return HostArray.of(column, column.length, 1);
  }
}
