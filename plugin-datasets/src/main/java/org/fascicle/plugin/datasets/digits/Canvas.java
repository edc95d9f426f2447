package org.fascicle.plugin.datasets.digits;

import java.util.Arrays;

/**
 * Draws ink as MNIST lays out its digits: grey values with antialiased edges in a box of 20 × 20
 * pixels, which is then placed in an image of 28 × 28 so that its centre of mass is in the middle.
 *
 * @see <a href="https://doi.org/10.1109/5.726791">LeCun, Bottou, Bengio, Haffner: Gradient-Based
 *     Learning Applied to Document Recognition (1998)</a>
 */
final class Canvas {
  /** Side of the image in pixels. */
  static final int SIDE = 28;

  /** Side of the box that the ink fills. */
  static final int BOX = 20;

  private static final float OUTSIDE = -9;

  /** For each pixel how far its centre lies inside the ink, in pixels; negative outside. */
  private final float[] depth = new float[BOX * BOX];

  private final int[] grey = new int[BOX * BOX];

  /**
   * Draws one digit.
   *
   * @param ink vertices and radii in pixels of the box
   * @param blur width in pixels over which an edge goes from paper to ink
   * @param out receives 28 × 28 values, 0 paper to 255 ink, row by row
   * @param offset where in {@code out} they go
   */
  void draw(Ink ink, double blur, byte[] out, int offset) {
    Arrays.fill(depth, OUTSIDE);
    for (int i = 1; i < ink.size; i++) {
      if (!ink.starts[i]) {
        segment(ink, i - 1, i);
      }
    }
    shade(blur);
    place(out, offset);
  }

  /**
   * Unites the pixels with a round-ended stroke from vertex a to b whose radius changes linearly.
   */
  private void segment(Ink ink, int a, int b) {
    double ax = ink.x[a];
    double ay = ink.y[a];
    double dx = ink.x[b] - ax;
    double dy = ink.y[b] - ay;
    double inverse = 1 / Math.max(dx * dx + dy * dy, 1e-9);
    double reach = Math.max(ink.radius[a], ink.radius[b]) + 1;
    int left = Math.max(0, (int) (Math.min(ax, ink.x[b]) - reach));
    int right = Math.min(BOX - 1, (int) (Math.max(ax, ink.x[b]) + reach));
    int top = Math.max(0, (int) (Math.min(ay, ink.y[b]) - reach));
    int bottom = Math.min(BOX - 1, (int) (Math.max(ay, ink.y[b]) + reach));
    for (int row = top; row <= bottom; row++) {
      double py = row + 0.5 - ay;
      for (int column = left; column <= right; column++) {
        double px = column + 0.5 - ax;
        double t = Math.max(0, Math.min(1, (px * dx + py * dy) * inverse));
        double ex = px - t * dx;
        double ey = py - t * dy;
        double radius = ink.radius[a] + t * (ink.radius[b] - ink.radius[a]);
        float inside = (float) (radius - Math.sqrt(ex * ex + ey * ey));
        int pixel = row * BOX + column;
        if (inside > depth[pixel]) {
          depth[pixel] = inside;
        }
      }
    }
  }

  private void shade(double blur) {
    for (int i = 0; i < depth.length; i++) {
      double cover = Math.max(0, Math.min(1, 0.5 + depth[i] / blur));
      grey[i] = (int) (255 * cover + 0.5);
    }
  }

  private void place(byte[] out, int offset) {
    long mass = 0;
    long massX = 0;
    long massY = 0;
    for (int i = 0; i < grey.length; i++) {
      mass += grey[i];
      massX += (long) grey[i] * (i % BOX);
      massY += (long) grey[i] * (i / BOX);
    }
    int left = shift(massX, mass);
    int top = shift(massY, mass);
    Arrays.fill(out, offset, offset + SIDE * SIDE, (byte) 0);
    for (int row = 0; row < BOX; row++) {
      for (int column = 0; column < BOX; column++) {
        out[offset + (top + row) * SIDE + left + column] = (byte) grey[row * BOX + column];
      }
    }
  }

  /** Whole pixels that bring the centre of mass next to the middle, keeping the box inside. */
  private static int shift(long moment, long mass) {
    double centre = (double) moment / Math.max(1, mass) + 0.5;
    int shift = (int) (SIDE / 2.0 - centre + 0.5);
    return Math.max(0, Math.min(SIDE - BOX, shift));
  }
}
