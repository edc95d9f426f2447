package org.fascicle.backend.reference.kernel;

import org.fascicle.api.op.Pointwise;

/** The functions that other kernels fuse, in float32. */
final class FloatActivation {
  private FloatActivation() {}

  /** y = f(x); x and y may be one array. */
  static void apply(Pointwise function, float[] x, float[] y, int n) {
    switch (function) {
      case LINEAR -> System.arraycopy(x, 0, y, 0, n);
      case RELU -> relu(x, y, n);
      case SIGMOID -> {
        for (int i = 0; i < n; i++) {
          y[i] = (float) RealFunctions.sigmoid(x[i]);
        }
      }
      case TANH -> {
        for (int i = 0; i < n; i++) {
          y[i] = (float) StrictMath.tanh(x[i]);
        }
      }
    }
  }

  /** dx = f′ dy, with f′ computed from y = f(x). */
  static void gradient(Pointwise function, float[] y, float[] dy, float[] dx, int n) {
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

  private static void relu(float[] x, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Math.max(x[i], 0f);
    }
  }

  private static void reluGradient(float[] y, float[] dy, float[] dx, int n) {
    for (int i = 0; i < n; i++) {
      dx[i] = y[i] > 0 ? dy[i] : 0;
    }
  }
}
