package org.fascicle.examples;

import java.util.List;

/** Recurrent networks by their formulas, unit by unit. */
final class RecurrentFormulas {
  private final double[][] kernel;
  private final double[][] recurrent;
  private final double[][] bias;
  private final int units;

  private RecurrentFormulas(List<double[][]> parameters) {
    kernel = parameters.get(0);
    recurrent = parameters.get(1);
    bias = parameters.get(2);
    units = recurrent.length;
  }

  /**
   * h after the last step, from zeros.
   *
   * @param network {@code simple}, {@code lstm}, {@code gru, reset after} or {@code gru, reset
   *     before}
   * @param x (T, features)
   * @param parameters kernel, recurrent kernel, bias
   */
  static double[] last(String network, double[][] x, List<double[][]> parameters) {
    RecurrentFormulas formulas = new RecurrentFormulas(parameters);
    double[] h = new double[formulas.units];
    double[] c = new double[formulas.units];
    for (double[] step : x) {
      h =
          switch (network) {
            case "simple" -> formulas.simple(step, h);
            case "lstm" -> formulas.lstm(step, h, c);
            case "gru, reset after" -> formulas.gru(step, h, true);
            default -> formulas.gru(step, h, false);
          };
    }
    return h;
  }

  /** (x · kernel + b) of a column. */
  private double fed(double[] x, int column) {
    return dot(x, kernel, column) + bias[0][column];
  }

  /** (h · recurrent kernel) of a column. */
  private double back(double[] h, int column) {
    return dot(h, recurrent, column);
  }

  private static double dot(double[] row, double[][] matrix, int column) {
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += row[i] * matrix[i][column];
    }
    return sum;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** h ← tanh(x W + h U + b). */
  private double[] simple(double[] x, double[] h) {
    double[] next = new double[units];
    for (int k = 0; k < units; k++) {
      next[k] = Math.tanh(fed(x, k) + back(h, k));
    }
    return next;
  }

  /** c ← σ(f) c + σ(i) tanh(g), h ← σ(o) tanh(c); columns i, f, g, o. */
  private double[] lstm(double[] x, double[] h, double[] c) {
    double[] next = new double[units];
    for (int k = 0; k < units; k++) {
      double input = sigmoid(fed(x, k) + back(h, k));
      double forget = sigmoid(fed(x, units + k) + back(h, units + k));
      double candidate = Math.tanh(fed(x, 2 * units + k) + back(h, 2 * units + k));
      double output = sigmoid(fed(x, 3 * units + k) + back(h, 3 * units + k));
      c[k] = forget * c[k] + input * candidate;
      next[k] = output * Math.tanh(c[k]);
    }
    return next;
  }

  /**
   * h ← z h + (1 − z) n, with n = tanh(x W + b + r (h U + b′)), or tanh(x W + b + (r h) U); columns
   * z, r, n.
   */
  private double[] gru(double[] x, double[] h, boolean resetAfter) {
    double[] reset = new double[units];
    double[] hidden = new double[units];
    for (int k = 0; k < units; k++) {
      reset[k] = sigmoid(fed(x, units + k) + back(h, units + k) + second(units + k));
      hidden[k] = reset[k] * h[k];
    }
    double[] next = new double[units];
    for (int k = 0; k < units; k++) {
      int n = 2 * units + k;
      double update = sigmoid(fed(x, k) + back(h, k) + second(k));
      double product = resetAfter ? reset[k] * (back(h, n) + second(n)) : back(hidden, n);
      next[k] = update * h[k] + (1 - update) * Math.tanh(fed(x, n) + product);
    }
    return next;
  }

  /** b′, which only the form with the reset gate behind the product has. */
  private double second(int column) {
    return bias.length == 2 ? bias[1][column] : 0;
  }
}
