package org.fascicle.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * A surface seen from above, with paths over it: how optimisers descend. Dark is low; equal shades
 * cover equal areas. Immutable: each method gives a changed copy.
 */
public final class ContourChart implements Chart {
  private static final int MARGIN = 36;
  private static final int LEGEND = 44;
  private static final int SHADES = 24;
  private static final int DOT = 9;

  private final String title;
  private final Surface surface;
  private final List<Points> lines;

  private ContourChart(String title, Surface surface, List<Points> lines) {
    this.title = title;
    this.surface = surface;
    this.lines = List.copyOf(lines);
  }

  /** A surface over the rectangle from (left, bottom) to (right, top). */
  public static ContourChart of(
      String title,
      DoubleBinaryOperator height,
      double left,
      double right,
      double bottom,
      double top) {
    return new ContourChart(title, new Surface(height, left, right, bottom, top), List.of());
  }

  /** A path; what lies outside the rectangle is cut off. A ring marks its beginning. */
  public ContourChart path(String name, double[] x, double[] y) {
    List<Points> all = new ArrayList<>(lines);
    all.add(new Points(name, x, y));
    return new ContourChart(title, surface, all);
  }

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    int plotWidth = width - 2 * MARGIN;
    int plotHeight = height - 2 * MARGIN - LEGEND;
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
    graphics.setColor(Color.BLACK);
    centred(graphics, title, width / 2, MARGIN - 12);
    graphics.drawImage(
        surface.image(plotWidth, plotHeight, SHADES), MARGIN, MARGIN, plotWidth, plotHeight, null);
    Shape clip = graphics.getClip();
    graphics.clipRect(MARGIN, MARGIN, plotWidth, plotHeight);
    for (int i = 0; i < lines.size(); i++) {
      draw(graphics, lines.get(i), i, plotWidth, plotHeight);
    }
    graphics.setClip(clip);
    graphics.setColor(Color.GRAY);
    graphics.drawRect(MARGIN, MARGIN, plotWidth, plotHeight);
    legend(graphics, width, height);
  }

  private void draw(Graphics2D graphics, Points line, int index, int plotWidth, int plotHeight) {
    Path2D path = new Path2D.Double();
    double x = 0;
    double y = 0;
    for (int i = 0; i < line.size(); i++) {
      if (!line.isFinite(i)) {
        break;
      }
      x = MARGIN + surface.across(line.x(i)) * plotWidth;
      y = MARGIN + (1 - surface.up(line.y(i))) * plotHeight;
      if (i == 0) {
        path.moveTo(x, y);
        graphics.setColor(Color.BLACK);
        graphics.setStroke(new BasicStroke(2));
        graphics.draw(new Ellipse2D.Double(x - DOT * 0.8, y - DOT * 0.8, DOT * 1.6, DOT * 1.6));
      } else {
        path.lineTo(x, y);
      }
    }
    graphics.setColor(Palette.color(index));
    graphics.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(path);
    graphics.fill(new Ellipse2D.Double(x - DOT / 2.0, y - DOT / 2.0, DOT, DOT));
    graphics.setColor(Color.WHITE);
    graphics.setStroke(new BasicStroke(1));
    graphics.draw(new Ellipse2D.Double(x - DOT / 2.0, y - DOT / 2.0, DOT, DOT));
  }

  private void legend(Graphics2D graphics, int width, int height) {
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    int column = (width - 2 * MARGIN) / 3;
    for (int i = 0; i < lines.size(); i++) {
      int x = MARGIN + i % 3 * column;
      int y = height - MARGIN - LEGEND + 24 + i / 3 * 22;
      graphics.setColor(Palette.color(i));
      graphics.setStroke(new BasicStroke(3));
      graphics.drawLine(x, y - 4, x + 24, y - 4);
      graphics.setColor(Color.BLACK);
      graphics.drawString(lines.get(i).name, x + 32, y);
    }
  }

  private static void centred(Graphics2D graphics, String text, int x, int y) {
    FontMetrics metrics = graphics.getFontMetrics();
    graphics.drawString(text, x - metrics.stringWidth(text) / 2, y);
  }
}
