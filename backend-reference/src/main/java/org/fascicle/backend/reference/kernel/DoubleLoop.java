package org.fascicle.backend.reference.kernel;

import java.util.function.DoubleBinaryOperator;

/**
 * One run of a function of two float64 elements. The four arithmetic ones are written out, so that
 * the compiler turns them into vector instructions; it does where all arrays share one index.
 */
@FunctionalInterface
interface DoubleLoop {
  /**
   * Computes {@code o[k + t] = f(a[i + t·di], b[j + t·dj])} for t below n; di and dj are 0 or 1,
   * and not both 0 unless n is 1.
   */
  void run(double[] a, int i, int di, double[] b, int j, int dj, double[] o, int k, int n);

  /** Any function. */
  static DoubleLoop of(DoubleBinaryOperator function) {
    return (a, i, di, b, j, dj, o, k, n) -> {
      for (int t = 0; t < n; t++) {
        o[k + t] = function.applyAsDouble(a[i + t * di], b[j + t * dj]);
      }
    };
  }

  /** a + b. */
  static void add(double[] a, int i, int di, double[] b, int j, int dj, double[] o, int k, int n) {
    if (di == 0) {
      double x = a[i];
      for (int t = 0; t < n; t++) {
        o[k + t] = x + b[j + t];
      }
    } else if (dj == 0) {
      double y = b[j];
      for (int t = 0; t < n; t++) {
        o[k + t] = a[i + t] + y;
      }
    } else if (i == k && j == k) {
      for (int t = k; t < k + n; t++) {
        o[t] = a[t] + b[t];
      }
    } else {
      for (int t = 0; t < n; t++) {
        o[k + t] = a[i + t] + b[j + t];
      }
    }
  }

  /** a − b. */
  static void sub(double[] a, int i, int di, double[] b, int j, int dj, double[] o, int k, int n) {
    if (di == 0) {
      double x = a[i];
      for (int t = 0; t < n; t++) {
        o[k + t] = x - b[j + t];
      }
    } else if (dj == 0) {
      double y = b[j];
      for (int t = 0; t < n; t++) {
        o[k + t] = a[i + t] - y;
      }
    } else if (i == k && j == k) {
      for (int t = k; t < k + n; t++) {
        o[t] = a[t] - b[t];
      }
    } else {
      for (int t = 0; t < n; t++) {
        o[k + t] = a[i + t] - b[j + t];
      }
    }
  }

  /** a · b. */
  static void mul(double[] a, int i, int di, double[] b, int j, int dj, double[] o, int k, int n) {
    if (di == 0) {
      double x = a[i];
      for (int t = 0; t < n; t++) {
        o[k + t] = x * b[j + t];
      }
    } else if (dj == 0) {
      double y = b[j];
      for (int t = 0; t < n; t++) {
        o[k + t] = a[i + t] * y;
      }
    } else if (i == k && j == k) {
      for (int t = k; t < k + n; t++) {
        o[t] = a[t] * b[t];
      }
    } else {
      for (int t = 0; t < n; t++) {
        o[k + t] = a[i + t] * b[j + t];
      }
    }
  }

  /** a / b. */
  static void div(double[] a, int i, int di, double[] b, int j, int dj, double[] o, int k, int n) {
    if (di == 0) {
      double x = a[i];
      for (int t = 0; t < n; t++) {
        o[k + t] = x / b[j + t];
      }
    } else if (dj == 0) {
      double y = b[j];
      for (int t = 0; t < n; t++) {
        o[k + t] = a[i + t] / y;
      }
    } else if (i == k && j == k) {
      for (int t = k; t < k + n; t++) {
        o[t] = a[t] / b[t];
      }
    } else {
      for (int t = 0; t < n; t++) {
        o[k + t] = a[i + t] / b[j + t];
      }
    }
  }
}
