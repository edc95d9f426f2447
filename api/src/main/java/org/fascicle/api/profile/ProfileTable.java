package org.fascicle.api.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A profile's rows in columns. */
final class ProfileTable {
  private static final List<String> TITLES =
      List.of(
          "layer",
          "phase",
          "operation",
          "part of",
          "backend",
          "library",
          "count",
          "total ms",
          "mean µs",
          "MB out",
          "%");

  /** Columns before this one are words, flush left; from here on they are numbers. */
  private static final int NUMBERS = TITLES.indexOf("count");

  private ProfileTable() {}

  static String of(Profile profile) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(TITLES);
    for (Profile.Row row : profile.rows()) {
      lines.add(cells(row, profile.kernelNanos()));
    }
    int[] widths = new int[TITLES.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      append(text, line, widths);
    }
    return text.append(summary(profile)).toString();
  }

  private static List<String> cells(Profile.Row row, long all) {
    Profile.Work work = row.work();
    return List.of(
        work.layer(),
        work.phase(),
        work.operation(),
        work.partOf(),
        work.backend(),
        work.library(),
        String.valueOf(row.count()),
        number("%.2f", row.nanos() / 1e6),
        number("%.1f", row.meanMicros()),
        number("%.2f", row.bytes() / 1e6),
        number("%.1f", 100.0 * row.nanos() / Math.max(1, all)));
  }

  private static void append(StringBuilder text, List<String> line, int... widths) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String pad = " ".repeat(widths[i] - line.get(i).length());
      words.append(i < NUMBERS ? line.get(i) + pad : pad + line.get(i)).append("  ");
    }
    text.append(words.toString().stripTrailing()).append('\n');
  }

  private static String summary(Profile profile) {
    double kernels = profile.kernelNanos() / 1e6;
    String all = number("%.2f ms in kernels", kernels);
    if (profile.steps() == 0) {
      return all + "\n";
    }
    return profile.steps()
        + number(" steps in %.2f ms, of which ", profile.stepNanos() / 1e6)
        + all
        + "\n";
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
