package org.fascicle.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import org.fascicle.charts.Mark.Box;
import org.fascicle.charts.Mark.Curve;
import org.fascicle.charts.Mark.Label;
import org.fascicle.charts.Mark.Point;
import org.fascicle.charts.Mark.Raster;

/** Paints a drawing into pixels. */
final class RasterPainter {
  private final Graphics2D graphics;

  private RasterPainter(Graphics2D graphics) {
    this.graphics = graphics;
  }

  static BufferedImage paint(Drawing drawing, double scale) {
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(drawing.width() * scale),
            (int) Math.ceil(drawing.height() * scale),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.scale(scale, scale);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    RasterPainter painter = new RasterPainter(graphics);
    drawing.marks().forEach(painter::paint);
    graphics.dispose();
    return image;
  }

  private void paint(Mark mark) {
    if (mark instanceof Box box) {
      box(box);
    } else if (mark instanceof Label label) {
      label(label);
    } else if (mark instanceof Curve curve) {
      curve(curve);
    } else if (mark instanceof Raster raster) {
      AffineTransform place = AffineTransform.getTranslateInstance(raster.x(), raster.y());
      place.scale(
          raster.width() / raster.image().getWidth(), raster.height() / raster.image().getHeight());
      graphics.drawImage(raster.image(), place, null);
    }
  }

  private void box(Box box) {
    RoundRectangle2D shape =
        new RoundRectangle2D.Double(
            box.x(), box.y(), box.width(), box.height(), 2 * box.radius(), 2 * box.radius());
    if (box.fill() != null) {
      graphics.setColor(box.fill());
      graphics.fill(shape);
    }
    if (box.line() != null) {
      graphics.setColor(box.line());
      graphics.setStroke(new BasicStroke(1));
      graphics.draw(shape);
    }
  }

  private void label(Label label) {
    AffineTransform before = graphics.getTransform();
    graphics.translate(label.x(), label.y());
    if (label.isTurned()) {
      graphics.rotate(-Math.PI / 2);
    }
    graphics.setFont(label.lettering().font());
    graphics.setColor(label.color());
    double shift = label.lettering().width(label.text()) * label.anchor().before();
    graphics.drawString(label.text(), (float) -shift, 0);
    graphics.setTransform(before);
  }

  private void curve(Curve curve) {
    graphics.setColor(curve.color());
    graphics.setStroke(
        new BasicStroke((float) curve.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    Path2D path = new Path2D.Double();
    Point start = curve.points().get(0);
    path.moveTo(start.x(), start.y());
    for (int i = 1; i + 2 < curve.points().size(); i += 3) {
      Point first = curve.points().get(i);
      Point second = curve.points().get(i + 1);
      Point end = curve.points().get(i + 2);
      path.curveTo(first.x(), first.y(), second.x(), second.y(), end.x(), end.y());
    }
    graphics.draw(path);
    if (curve.isArrow()) {
      Path2D head = new Path2D.Double();
      Point[] corners = ArrowHead.of(curve);
      head.moveTo(corners[0].x(), corners[0].y());
      head.lineTo(corners[1].x(), corners[1].y());
      head.lineTo(corners[2].x(), corners[2].y());
      head.closePath();
      graphics.fill(head);
    }
  }
}
