package org.fascicle.charts;

import java.awt.Font;
import java.awt.font.FontRenderContext;

/**
 * How text looks, and how much room it takes.
 *
 * @param size in points
 */
record Lettering(int size, boolean isBold) {
  private static final String ELLIPSIS = "…";

  static Lettering plain(int size) {
    return new Lettering(size, false);
  }

  static Lettering bold(int size) {
    return new Lettering(size, true);
  }

  Font font() {
    return new Font(Font.SANS_SERIF, isBold ? Font.BOLD : Font.PLAIN, size);
  }

  double width(String text) {
    return font().getStringBounds(text, new FontRenderContext(null, true, true)).getWidth();
  }

  /** The text, or as much of its beginning as fits. */
  String fit(String text, double width) {
    if (width(text) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 0 && width(text.substring(0, end) + ELLIPSIS) > width) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end) + ELLIPSIS;
  }
}
