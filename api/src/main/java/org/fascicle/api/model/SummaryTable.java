package org.fascicle.api.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fascicle.api.tensor.Shape;

/** Lays a {@link Summary} out as text. */
final class SummaryTable {
  private SummaryTable() {}

  static String of(Summary summary) {
    List<String[]> cells = new ArrayList<>();
    cells.add(
        summary.sequential()
            ? new String[] {"Layer (type)", "Output Shape", "Param #"}
            : new String[] {"Layer (type)", "Output Shape", "Param #", "Connected to"});
    summary.rows().forEach(row -> cells.add(row(summary, row)));
    StringBuilder out = new StringBuilder("Model: \"" + summary.model() + "\"\n");
    int[] widths = widths(cells);
    rule(out, widths, '┌', '┬', '┐');
    for (int i = 0; i < cells.size(); i++) {
      line(out, widths, cells.get(i));
      rule(
          out,
          widths,
          i == cells.size() - 1 ? '└' : '├',
          i == cells.size() - 1 ? '┴' : '┼',
          i == cells.size() - 1 ? '┘' : '┤');
    }
    return out
        + total("Total", summary.parameters())
        + total("Trainable", summary.trainable())
        + total("Non-trainable", summary.nonTrainable());
  }

  private static String[] row(Summary summary, Summary.Row row) {
    String name = row.name() + " (" + row.type() + ")" + (row.trainable() ? "" : " frozen");
    String shapes = String.join(", ", row.outputs().stream().map(Shape::toString).toList());
    String count = String.format(Locale.ROOT, "%,d", row.parameters());
    return summary.sequential()
        ? new String[] {name, shapes, count}
        : new String[] {name, shapes, count, String.join(", ", row.inputs())};
  }

  private static int[] widths(List<String[]> cells) {
    int[] widths = new int[cells.get(0).length];
    for (String[] row : cells) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    return widths;
  }

  private static void rule(StringBuilder out, int[] widths, char left, char mid, char right) {
    for (int i = 0; i < widths.length; i++) {
      out.append(i == 0 ? left : mid).append("─".repeat(widths[i] + 2));
    }
    out.append(right).append('\n');
  }

  private static void line(StringBuilder out, int[] widths, String[] row) {
    for (int i = 0; i < row.length; i++) {
      String gap = " ".repeat(widths[i] - row[i].length());
      out.append("│ ").append(i == 2 ? gap + row[i] : row[i] + gap).append(' ');
    }
    out.append("│\n");
  }

  private static String total(String label, long count) {
    return String.format(Locale.ROOT, " %s params: %,d%n", label, count).replace("\r", "");
  }
}
