package org.fascicle.distribution.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws curves with characters, for a terminal of 80 columns. */
public final class TerminalCurve {
  private static final int HEIGHT = 10;
  private static final int WIDTH = 60;
  private static final char[] MARKS = {'•', '○', '+', 'x'};

  private TerminalCurve() {}

  /**
   * Draws curves over epochs, in one frame.
   *
   * @param title what the vertical axis shows
   * @param curves one value an epoch, by name; NaN is left out
   * @return lines; empty if there is nothing to draw
   */
  public static List<String> draw(String title, Map<String, double[]> curves) {
    double[] values =
        curves.values().stream()
            .flatMapToDouble(Arrays::stream)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (values.length == 0) {
      return List.of();
    }
    double low = values[0];
    double high = values[values.length - 1] > low ? values[values.length - 1] : low + 1;
    char[][] frame = new char[HEIGHT][WIDTH];
    Arrays.stream(frame).forEach(row -> Arrays.fill(row, ' '));
    int mark = 0;
    StringBuilder legend = new StringBuilder(title + ":");
    for (Map.Entry<String, double[]> curve : curves.entrySet()) {
      char symbol = MARKS[mark++ % MARKS.length];
      plot(frame, curve.getValue(), low, high, symbol);
      legend.append("  ").append(symbol).append(' ').append(curve.getKey());
    }
    return lines(legend.toString(), frame, low, high);
  }

  private static void plot(char[][] frame, double[] values, double low, double high, char symbol) {
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i])) {
        int x = values.length == 1 ? 0 : (int) Math.round(i * (WIDTH - 1.0) / (values.length - 1));
        int y = (int) Math.round((values[i] - low) / (high - low) * (HEIGHT - 1));
        frame[HEIGHT - 1 - y][x] = symbol;
      }
    }
  }

  private static List<String> lines(String legend, char[][] frame, double low, double high) {
    List<String> lines = new ArrayList<>();
    lines.add(legend);
    for (int row = 0; row < HEIGHT; row++) {
      boolean labelled = row == 0 || row == HEIGHT - 1 || row == HEIGHT / 2;
      double value = high - (high - low) * row / (HEIGHT - 1);
      String label = labelled ? String.format(Locale.ROOT, "%9.4f", value) : " ".repeat(9);
      lines.add((label + " │" + new String(frame[row])).stripTrailing());
    }
    lines.add(" ".repeat(10) + "└" + "─".repeat(WIDTH) + " epochs");
    return lines;
  }
}
