package org.fascicle.backend.reference.kernel;

import org.fascicle.api.op.Pointwise;

/** The functions that other kernels fuse, in float64. */
final class DoubleActivation {
  private DoubleActivation() {}

  /** y = f(x); x and y may be one array. */
  static void apply(Pointwise function, double[] x, double[] y, int n) {
    switch (function) {
      case LINEAR -> System.arraycopy(x, 0, y, 0, n);
      case RELU -> relu(x, y, n);
      case SIGMOID -> {
        for (int i = 0; i < n; i++) {
          y[i] = RealFunctions.sigmoid(x[i]);
        }
      }
      case TANH -> {
        for (int i = 0; i < n; i++) {
          y[i] = StrictMath.tanh(x[i]);
        }
      }
    }
  }

  /** dx = f′ dy, with f′ computed from y = f(x). */
  static void gradient(Pointwise function, double[] y, double[] dy, double[] dx, int n) {
    switch (function) {
      case LINEAR -> System.arraycopy(dy, 0, dx, 0, n);
      case RELU -> reluGradient(y, dy, dx, n);
      case SIGMOID -> {
        for (int i = 0; i < n; i++) {
          dx[i] = dy[i] * (y[i] * (1 - y[i]));
        }
      }
      case TANH -> {
        for (int i = 0; i < n; i++) {
          dx[i] = dy[i] * (1 - y[i] * y[i]);
        }
      }
    }
  }

  private static void relu(double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Math.max(x[i], 0);
    }
  }

  private static void reluGradient(double[] y, double[] dy, double[] dx, int n) {
    for (int i = 0; i < n; i++) {
      dx[i] = y[i] > 0 ? dy[i] : 0;
    }
  }
}
