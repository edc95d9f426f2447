package org.fascicle.charts;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/** A function of two numbers over a rectangle. */
final class Surface {
  private static final int LOW = 0x7E9BBF;
  private static final int HIGH = 0xFFFFFF;

  private final DoubleBinaryOperator function;
  private final double left;
  private final double right;
  private final double bottom;
  private final double top;

  Surface(DoubleBinaryOperator function, double left, double right, double bottom, double top) {
    this.function = function;
    this.left = left;
    this.right = right;
    this.bottom = bottom;
    this.top = top;
  }

  /** How far to the right a number lies, from 0 to 1. */
  double across(double x) {
    return (x - left) / (right - left);
  }

  /** How far up a number lies, from 0 to 1. */
  double up(double y) {
    return (y - bottom) / (top - bottom);
  }

  /** Shades by rank, so that flat and steep surfaces show as much; lines where shades meet. */
  BufferedImage image(int width, int height, int shades) {
    double[] values = new double[width * height];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        double x = left + (column + 0.5) / width * (right - left);
        double y = top - (row + 0.5) / height * (top - bottom);
        values[row * width + column] = function.applyAsDouble(x, y);
      }
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int[] shade = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      int found = Arrays.binarySearch(sorted, values[i]);
      shade[i] = (int) ((long) Math.abs(found) * shades / sorted.length);
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < shade.length; i++) {
      boolean beside = i % width > 0 && shade[i] != shade[i - 1];
      boolean above = i >= width && shade[i] != shade[i - width];
      double light = Math.min(1, shade[i] / (shades - 1.0));
      image.setRGB(i % width, i / width, mix(beside || above ? light * 0.8 : light));
    }
    return image;
  }

  private static int mix(double light) {
    int color = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int low = (LOW >> shift) & 0xFF;
      int high = (HIGH >> shift) & 0xFF;
      color |= (int) Math.round(low + light * (high - low)) << shift;
    }
    return color;
  }
}
