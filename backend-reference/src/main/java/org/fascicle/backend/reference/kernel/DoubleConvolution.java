package org.fascicle.backend.reference.kernel;

import java.util.Arrays;

/** Convolutions by their definition, in float64, forward and backward. */
final class DoubleConvolution {
  private final ConvolutionGeometry geometry;

  DoubleConvolution(ConvolutionGeometry geometry) {
    this.geometry = geometry;
  }

  /**
   * y = x ∗ w + b.
   *
   * @param b null for none
   */
  void result(double[] x, double[] w, double[] b, double[] y) {
    start(b, y, geometry.yElements(), geometry.out * geometry.groups);
    geometry.each(
        (xAt, wAt, yAt) -> {
          for (int g = 0; g < geometry.groups; g++) {
            for (int c = 0; c < geometry.in; c++) {
              add(x[xAt + g * geometry.in + c], w, row(wAt, g, c), y, yAt + g * geometry.out);
            }
          }
        });
  }

  /**
   * x = what reaches each input from y through w, + b.
   *
   * @param b null for none
   */
  void input(double[] y, double[] w, double[] b, double[] x) {
    start(b, x, geometry.xElements(), geometry.in * geometry.groups);
    geometry.each(
        (xAt, wAt, yAt) -> {
          for (int g = 0; g < geometry.groups; g++) {
            for (int c = 0; c < geometry.in; c++) {
              x[xAt + g * geometry.in + c] += dot(w, row(wAt, g, c), y, yAt + g * geometry.out);
            }
          }
        });
  }

  /** w = what each weight has joined of x and y. */
  void weights(double[] x, double[] y, double[] w) {
    Arrays.fill(w, 0, geometry.wElements(), 0);
    geometry.each(
        (xAt, wAt, yAt) -> {
          for (int g = 0; g < geometry.groups; g++) {
            for (int c = 0; c < geometry.in; c++) {
              add(x[xAt + g * geometry.in + c], y, yAt + g * geometry.out, w, row(wAt, g, c));
            }
          }
        });
  }

  /** Where the weights of a channel to its group's results begin. */
  private int row(int w, int group, int channel) {
    return w + (channel * geometry.groups + group) * geometry.out;
  }

  private static void start(double[] b, double[] z, int elements, int channels) {
    if (b == null) {
      Arrays.fill(z, 0, elements, 0);
      return;
    }
    for (int at = 0; at < elements; at += channels) {
      System.arraycopy(b, 0, z, at, channels);
    }
  }

  private void add(double factor, double[] from, int fromAt, double[] to, int toAt) {
    for (int k = 0; k < geometry.out; k++) {
      to[toAt + k] += factor * from[fromAt + k];
    }
  }

  private double dot(double[] a, int aAt, double[] b, int bAt) {
    double sum = 0;
    for (int k = 0; k < geometry.out; k++) {
      sum += a[aAt + k] * b[bAt + k];
    }
    return sum;
  }
}
