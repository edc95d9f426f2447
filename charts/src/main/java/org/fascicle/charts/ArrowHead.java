package org.fascicle.charts;

import java.util.List;
import org.fascicle.charts.Mark.Curve;
import org.fascicle.charts.Mark.Point;

/** The triangle at the end of a curve. */
final class ArrowHead {
  private static final double LENGTH = 7;
  private static final double HALF = 3.2;

  private ArrowHead() {}

  /** Its corners, the tip first. */
  static Point[] of(Curve curve) {
    List<Point> points = curve.points();
    Point tip = points.get(points.size() - 1);
    Point from = points.get(points.size() - 2);
    double length = Math.max(1e-9, Math.hypot(tip.x() - from.x(), tip.y() - from.y()));
    double x = (tip.x() - from.x()) / length;
    double y = (tip.y() - from.y()) / length;
    double baseX = tip.x() - LENGTH * x;
    double baseY = tip.y() - LENGTH * y;
    return new Point[] {
      tip,
      new Point(baseX - HALF * y, baseY + HALF * x),
      new Point(baseX + HALF * y, baseY - HALF * x)
    };
  }
}
