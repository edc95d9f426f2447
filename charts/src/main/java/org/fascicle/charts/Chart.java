package org.fascicle.charts;

import java.awt.Graphics2D;

/** Something that paints itself into a rectangle. */
public interface Chart {
  /** Paints into the rectangle from (0, 0) to (width, height), whose background is white. */
  void paint(Graphics2D graphics, int width, int height);
}
