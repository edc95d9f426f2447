package org.fascicle.plugin.datasets.digits;

import java.util.List;
import org.fascicle.plugin.datasets.digits.Skeleton.Point;

/**
 * The trace of the pen: a polyline with a pen radius at every vertex. A buffer, reused from digit
 * to digit.
 */
final class Ink {
  /** Straight pieces for each span of a curve; at 20 pixels a digit each is about a pixel long. */
  private static final int PIECES = 5;

  private static final int CAPACITY = 160;

  private static final int SOFTENING_PASSES = 3;

  final double[] x = new double[CAPACITY];
  final double[] y = new double[CAPACITY];
  final double[] radius = new double[CAPACITY];

  /** Whether the pen comes down at the vertex: nothing is drawn from the one before it. */
  final boolean[] starts = new boolean[CAPACITY];

  int size;

  /**
   * Lays smooth curves through the points of a skeleton, every point displaced a little.
   *
   * @param wobble standard deviation of a displacement, in units of the skeleton
   */
  void trace(Skeleton skeleton, double wobble, Dice dice) {
    size = 0;
    for (List<Point> stroke : skeleton.strokes()) {
      trace(displaced(stroke, wobble, dice));
    }
  }

  private static Point[] displaced(List<Point> stroke, double wobble, Dice dice) {
    Point[] points = new Point[stroke.size()];
    for (int i = 0; i < points.length; i++) {
      // The ends of a stroke vary more than its middle.
      double reach = i == 0 || i == points.length - 1 ? 1.5 * wobble : wobble;
      Point p = stroke.get(i);
      double x = p.x() + reach * dice.bell();
      double y = p.y() + reach * dice.bell();
      points[i] = new Point(x, y, p.corner());
    }
    return points;
  }

  private void trace(Point[] stroke) {
    add(stroke[0].x(), stroke[0].y(), true);
    for (int i = 0; i + 1 < stroke.length; i++) {
      Point from = stroke[i];
      Point to = stroke[i + 1];
      Point before = i == 0 || from.corner() ? from : stroke[i - 1];
      Point after = i + 2 == stroke.length || to.corner() ? to : stroke[i + 2];
      for (int piece = 1; piece <= PIECES; piece++) {
        double t = (double) piece / PIECES;
        add(
            spline(before.x(), from.x(), to.x(), after.x(), t),
            spline(before.y(), from.y(), to.y(), after.y(), t),
            false);
      }
    }
  }

  private void add(double px, double py, boolean start) {
    x[size] = px;
    y[size] = py;
    starts[size++] = start;
  }

  /** Catmull–Rom: a cubic from b to c whose slopes at its ends are (c − a)/2 and (d − b)/2. */
  private static double spline(double a, double b, double c, double d, double t) {
    double slopeB = 0.5 * (c - a);
    double slopeC = 0.5 * (d - b);
    double chord = c - b;
    double quadratic = 3 * chord - 2 * slopeB - slopeC;
    double cubic = slopeB + slopeC - 2 * chord;
    return b + t * (slopeB + t * (quadratic + t * cubic));
  }

  /**
   * Rounds corners as a fast hand does: every vertex moves towards the middle of its neighbours.
   */
  void soften(double amount) {
    for (int pass = 0; pass < SOFTENING_PASSES; pass++) {
      double lastX = x[0];
      double lastY = y[0];
      for (int i = 1; i + 1 < size; i++) {
        double keptX = x[i];
        double keptY = y[i];
        if (!starts[i] && !starts[i + 1]) {
          x[i] += amount * (0.5 * (lastX + x[i + 1]) - x[i]);
          y[i] += amount * (0.5 * (lastY + y[i + 1]) - y[i]);
        }
        lastX = keptX;
        lastY = keptY;
      }
    }
  }

  /** (x, y) ← (xx·x + xy·y, yx·x + yy·y). */
  void transform(double xx, double xy, double yx, double yy) {
    for (int i = 0; i < size; i++) {
      double px = x[i];
      double py = y[i];
      x[i] = xx * px + xy * py;
      y[i] = yx * px + yy * py;
    }
  }

  /** Scales and shifts so that the ink with its thickness just fits a square of {@code side}. */
  void fit(double side) {
    double left = Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    double thickest = 0;
    for (int i = 0; i < size; i++) {
      left = Math.min(left, x[i]);
      right = Math.max(right, x[i]);
      top = Math.min(top, y[i]);
      bottom = Math.max(bottom, y[i]);
      thickest = Math.max(thickest, radius[i]);
    }
    double scale = (side - 2 * thickest) / Math.max(right - left, bottom - top);
    for (int i = 0; i < size; i++) {
      x[i] = side / 2 + scale * (x[i] - (left + right) / 2);
      y[i] = side / 2 + scale * (y[i] - (top + bottom) / 2);
    }
  }
}
