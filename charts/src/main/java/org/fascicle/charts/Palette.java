package org.fascicle.charts;

import java.awt.Color;
import java.util.List;

/**
 * Colours that people with colour blindness tell apart (Okabe and Ito 2008), without yellow, which
 * is too pale on white.
 */
final class Palette {
  private static final List<Color> COLORS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9),
          Color.BLACK);

  private Palette() {}

  /** The colour of a series, by its number. */
  static Color color(int index) {
    return COLORS.get(index % COLORS.size());
  }

  /** All colours, in their order. */
  static Color[] colors() {
    return COLORS.toArray(Color[]::new);
  }
}
