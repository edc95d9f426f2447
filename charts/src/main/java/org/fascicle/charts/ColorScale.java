package org.fascicle.charts;

import java.awt.Color;
import java.awt.image.BufferedImage;

/** Numbers as colours, between given ones. */
final class ColorScale {
  /**
   * Red at −1, white at 0, blue at 1: the colours of ColorBrewer's RdBu, whose middle is made white
   * indeed.
   */
  static final ColorScale SIGNED =
      new ColorScale(
          -1, 0x67001F, 0xB2182B, 0xD6604D, 0xF4A582, 0xFFFFFF, 0x92C5DE, 0x4393C3, 0x2166AC,
          0x053061);

  /** From dark blue at 0 to yellow at 1, as light as they are high: Matplotlib's viridis. */
  static final ColorScale HEAT =
      new ColorScale(
          0, 0x440154, 0x482878, 0x3E4989, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59,
          0xB4DE2C, 0xFDE725);

  /** From black at 0 to white at 1. */
  static final ColorScale GREY = new ColorScale(0, 0x000000, 0xFFFFFF);

  /** From white at 0 to blue at 1. */
  static final ColorScale BLUE =
      new ColorScale(0, 0xFFFFFF, 0xDEEBF7, 0x9ECAE1, 0x4292C6, 0x08519C);

  /** From white at 0 to red at 1. */
  static final ColorScale RED = new ColorScale(0, 0xFFFFFF, 0xFEE0D2, 0xFC9272, 0xEF3B2C, 0x99000D);

  /** What is no number: no scale has this colour. */
  private static final Color NONE = new Color(0x00C000);

  private final double low;
  private final int[] stops;

  private ColorScale(double low, int... stops) {
    this.low = low;
    this.stops = stops;
  }

  /** The lowest number; the highest is 1. */
  double low() {
    return low;
  }

  /** The colour of a number; of the nearest end if it lies outside; green for NaN. */
  Color color(double value) {
    if (Double.isNaN(value)) {
      return NONE;
    }
    double place = Math.max(0, Math.min(1, (value - low) / (1 - low))) * (stops.length - 1);
    int stop = (int) Math.min(stops.length - 2, place);
    int rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = (stops[stop] >> shift) & 0xFF;
      int to = (stops[stop + 1] >> shift) & 0xFF;
      rgb = rgb << 8 | (int) Math.round(from + (place - stop) * (to - from));
    }
    return new Color(rgb);
  }

  /** The scale itself, from low to high. */
  BufferedImage bar(int steps) {
    BufferedImage bar = new BufferedImage(steps, 1, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < steps; i++) {
      bar.setRGB(i, 0, color(low + (1 - low) * i / (steps - 1)).getRGB());
    }
    return bar;
  }
}
