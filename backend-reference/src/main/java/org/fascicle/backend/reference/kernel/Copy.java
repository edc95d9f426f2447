package org.fascicle.backend.reference.kernel;

import org.fascicle.api.tensor.DType;
import org.fascicle.backend.reference.memory.ArrayType;

/** Copies one run of elements between arrays of one type. */
@FunctionalInterface
interface Copy {
  /** Copies {@code from[i + t·di]} to {@code to[k + t·dk]} for t below n. */
  void run(Object from, int i, int di, Object to, int k, int dk, int n);

  /** The copy for elements of this type. */
  static Copy of(DType dtype) {
    Copy spread =
        switch (ArrayType.of(dtype)) {
          case FLOATS -> Copy::floats;
          case DOUBLES -> Copy::doubles;
          case INTS -> Copy::ints;
          case LONGS -> Copy::longs;
          case BYTES -> Copy::bytes;
          case SHORTS -> Copy::shorts;
        };
    return (from, i, di, to, k, dk, n) -> {
      if (di == 1 && dk == 1) {
        System.arraycopy(from, i, to, k, n);
      } else {
        spread.run(from, i, di, to, k, dk, n);
      }
    };
  }

  private static void floats(Object from, int i, int di, Object to, int k, int dk, int n) {
    float[] x = (float[]) from;
    float[] y = (float[]) to;
    for (int t = 0; t < n; t++) {
      y[k + t * dk] = x[i + t * di];
    }
  }

  private static void doubles(Object from, int i, int di, Object to, int k, int dk, int n) {
    double[] x = (double[]) from;
    double[] y = (double[]) to;
    for (int t = 0; t < n; t++) {
      y[k + t * dk] = x[i + t * di];
    }
  }

  private static void ints(Object from, int i, int di, Object to, int k, int dk, int n) {
    int[] x = (int[]) from;
    int[] y = (int[]) to;
    for (int t = 0; t < n; t++) {
      y[k + t * dk] = x[i + t * di];
    }
  }

  private static void longs(Object from, int i, int di, Object to, int k, int dk, int n) {
    long[] x = (long[]) from;
    long[] y = (long[]) to;
    for (int t = 0; t < n; t++) {
      y[k + t * dk] = x[i + t * di];
    }
  }

  private static void bytes(Object from, int i, int di, Object to, int k, int dk, int n) {
    byte[] x = (byte[]) from;
    byte[] y = (byte[]) to;
    for (int t = 0; t < n; t++) {
      y[k + t * dk] = x[i + t * di];
    }
  }

  private static void shorts(Object from, int i, int di, Object to, int k, int dk, int n) {
    short[] x = (short[]) from;
    short[] y = (short[]) to;
    for (int t = 0; t < n; t++) {
      y[k + t * dk] = x[i + t * di];
    }
  }
}
