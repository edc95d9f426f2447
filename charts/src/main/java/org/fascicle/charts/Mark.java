package org.fascicle.charts;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;

/** One thing on a {@link Drawing}. Lengths are in points, y grows downwards. */
sealed interface Mark {

  /**
   * A rectangle.
   *
   * @param x its left side
   * @param y its upper side
   * @param radius of its corners
   * @param fill null for none
   * @param line colour of its edge; null for none
   */
  record Box(double x, double y, double width, double height, double radius, Color fill, Color line)
      implements Mark {}

  /**
   * Text in one line.
   *
   * @param x where the anchor is
   * @param y the base line
   * @param isTurned whether it reads upwards
   */
  record Label(
      double x,
      double y,
      String text,
      Lettering lettering,
      Anchor anchor,
      Color color,
      boolean isTurned)
      implements Mark {
    Label(double x, double y, String text, Lettering lettering, Anchor anchor, Color color) {
      this(x, y, text, lettering, anchor, color, false);
    }
  }

  /** Which part of a text stands at its place. */
  enum Anchor {
    START(0),
    MIDDLE(0.5),
    END(1);

    private final double before;

    Anchor(double before) {
      this.before = before;
    }

    /** How much of the text lies before its place. */
    double before() {
      return before;
    }
  }

  /**
   * A smooth line: Bézier curves, end to end.
   *
   * @param points a beginning, then two control points and an end for each curve
   * @param isArrow whether its end has a head
   */
  record Curve(List<Point> points, Color color, double width, boolean isArrow) implements Mark {
    /** Copies. */
    public Curve {
      points = List.copyOf(points);
    }
  }

  /** A place. */
  record Point(double x, double y) {}

  /** An image whose pixels stay sharp squares, drawn into a rectangle. */
  record Raster(double x, double y, double width, double height, BufferedImage image)
      implements Mark {}
}
