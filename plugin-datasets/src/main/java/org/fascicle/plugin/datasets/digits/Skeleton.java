package org.fascicle.plugin.datasets.digits;

import java.util.Arrays;
import java.util.List;

/**
 * The centre lines of one way to write a digit, in a box of about 100 × 100: x to the right, y
 * downwards. A smooth curve runs through the points of a stroke, broken at corners.
 *
 * @param strokes the strokes in writing order
 */
record Skeleton(List<List<Point>> strokes) {
  /**
   * A point that the pen passes.
   *
   * @param x distance from the left
   * @param y distance from the top
   * @param corner whether the direction may jump there
   */
  record Point(double x, double y, boolean corner) {
    static Point parse(String text) {
      String[] xy = text.strip().replace("^", "").split(" ", 2);
      return new Point(
          Double.parseDouble(xy[0]), Double.parseDouble(xy[1]), text.strip().endsWith("^"));
    }
  }

  /**
   * Reads {@code "x y, x y^, x y; x y, x y"}: points are separated by commas, strokes by
   * semicolons, and {@code ^} marks a corner.
   */
  static Skeleton parse(String text) {
    return new Skeleton(Arrays.stream(text.split(";", -1)).map(Skeleton::parseStroke).toList());
  }

  private static List<Point> parseStroke(String text) {
    return Arrays.stream(text.split(",", -1)).map(Point::parse).toList();
  }
}
