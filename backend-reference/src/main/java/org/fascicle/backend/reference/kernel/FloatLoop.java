package org.fascicle.backend.reference.kernel;

import java.util.function.DoubleBinaryOperator;

/**
 * One run of a function of two float32 elements. The four arithmetic ones are written out, so that
 * the compiler turns them into vector instructions; it does where all arrays share one index.
 */
@FunctionalInterface
interface FloatLoop {
  /**
   * Computes {@code o[k + t] = f(a[i + t·di], b[j + t·dj])} for t below n; di and dj are 0 or 1,
   * and not both 0 unless n is 1.
   */
  void run(float[] a, int i, int di, float[] b, int j, int dj, float[] o, int k, int n);

  /** A function computed in double and rounded once. */
  static FloatLoop of(DoubleBinaryOperator function) {
    return (a, i, di, b, j, dj, o, k, n) -> {
      for (int t = 0; t < n; t++) {
        o[k + t] = (float) function.applyAsDouble(a[i + t * di], b[j + t * dj]);
      }
    };
  }

  /** a + b. */
  static void add(float[] a, int i, int di, float[] b, int j, int dj, float[] o, int k, int n) {
    if (di == 0) {
      float x = a[i];
      for (int t = 0; t < n; t++) {
        o[k + t] = x + b[j + t];
      }
    } else if (dj == 0) {
      float y = b[j];
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
  static void sub(float[] a, int i, int di, float[] b, int j, int dj, float[] o, int k, int n) {
    if (di == 0) {
      float x = a[i];
      for (int t = 0; t < n; t++) {
        o[k + t] = x - b[j + t];
      }
    } else if (dj == 0) {
      float y = b[j];
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
  static void mul(float[] a, int i, int di, float[] b, int j, int dj, float[] o, int k, int n) {
    if (di == 0) {
      float x = a[i];
      for (int t = 0; t < n; t++) {
        o[k + t] = x * b[j + t];
      }
    } else if (dj == 0) {
      float y = b[j];
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
  static void div(float[] a, int i, int di, float[] b, int j, int dj, float[] o, int k, int n) {
    if (di == 0) {
      float x = a[i];
      for (int t = 0; t < n; t++) {
        o[k + t] = x / b[j + t];
      }
    } else if (dj == 0) {
      float y = b[j];
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
