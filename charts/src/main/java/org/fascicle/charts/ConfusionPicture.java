package org.fascicle.charts;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.fascicle.api.model.ClassificationReport;
import org.fascicle.charts.Mark.Anchor;
import org.fascicle.charts.Mark.Box;
import org.fascicle.charts.Mark.Label;

/**
 * A confusion matrix: rows are actual classes, columns predicted ones. Blue is right, red is wrong,
 * by the share of the row; for errors the cube root of it, so that rare ones show. Up to 20 classes
 * each cell says its count and share. Beside it, the commonest errors.
 */
public final class ConfusionPicture {
  private static final double MARGIN = 20;
  private static final int WRITTEN = 20;
  private static final int LISTED = 15;
  private static final Color GREY = new Color(0x555555);
  private static final Color GRID = new Color(0xE2E2E2);
  private static final Lettering HEAD = Lettering.bold(14);
  private static final Lettering TEXT = Lettering.plain(11);
  private static final Lettering SHARE = Lettering.plain(9);

  private final ClassificationReport report;
  private final String title;
  private final int classes;
  private final double cell;
  private final Lettering names;
  private final double nameRoom;
  private final List<Mark> marks = new ArrayList<>();

  private ConfusionPicture(String title, ClassificationReport report) {
    this.title = title;
    this.report = report;
    this.classes = report.classes().size();
    this.cell = classes <= 12 ? 46 : classes <= WRITTEN ? 40 : Math.max(9, 840.0 / classes);
    this.names = Lettering.plain((int) Math.max(7, Math.min(11, cell - 1)));
    this.nameRoom =
        Math.min(110, report.classes().stream().mapToDouble(this::width).max().orElse(0));
  }

  private double width(ClassificationReport.Row row) {
    return names.width(row.name());
  }

  /** The matrix of a report. */
  public static Drawing of(String title, ClassificationReport report) {
    return new ConfusionPicture(title, report).draw();
  }

  private Drawing draw() {
    boolean areFlat = report.classes().stream().allMatch(row -> width(row) < cell - 4);
    double left = MARGIN + 20 + nameRoom + 8;
    double top = MARGIN + 62 + (areFlat ? 14 : nameRoom + 6);
    double side = classes * cell;
    marks.add(new Label(MARGIN, MARGIN + 12, title, HEAD, Anchor.START, Color.BLACK));
    marks.add(new Label(MARGIN, MARGIN + 32, subtitle(), TEXT, Anchor.START, GREY));
    marks.add(
        new Label(left + side / 2, MARGIN + 56, "predicted", TEXT, Anchor.MIDDLE, Color.BLACK));
    marks.add(
        new Label(MARGIN + 10, top + side / 2, "actual", TEXT, Anchor.MIDDLE, Color.BLACK, true));
    for (int row = 0; row < classes; row++) {
      names(row, left, top, areFlat);
      for (int column = 0; column < classes; column++) {
        cell(row, column, left + column * cell, top + row * cell);
      }
    }
    marks.add(new Box(left, top, side, side, 0, null, GREY));
    double listWidth = list(left + side + 28, top);
    double width = left + side + (listWidth > 0 ? 28 + listWidth : 0) + MARGIN;
    width = Math.max(width, 2 * MARGIN + Math.max(HEAD.width(title), TEXT.width(subtitle())));
    return new Drawing(width, top + Math.max(side, listHeight()) + MARGIN, marks);
  }

  private String subtitle() {
    return String.format(
        Locale.ROOT,
        "accuracy %.4f over %,.0f samples; shade: share of the actual class, blue right, red wrong",
        report.accuracy(),
        report.macro().support());
  }

  private void names(int row, double left, double top, boolean areFlat) {
    String name = names.fit(report.classes().get(row).name(), nameRoom + 1);
    double centre = (row + 0.5) * cell;
    double drop = names.size() * 0.36;
    marks.add(new Label(left - 6, top + centre + drop, name, names, Anchor.END, Color.BLACK));
    marks.add(
        areFlat
            ? new Label(left + centre, top - 6, name, names, Anchor.MIDDLE, Color.BLACK)
            : new Label(
                left + centre + drop, top - 6, name, names, Anchor.START, Color.BLACK, true));
  }

  private double count(int row, int column) {
    return report.confusion().get(row * classes + column);
  }

  private double share(int row, int column) {
    double support = report.classes().get(row).support();
    return support == 0 ? 0 : count(row, column) / support;
  }

  private void cell(int row, int column, double x, double y) {
    double shade = row == column ? share(row, column) : Math.cbrt(share(row, column));
    Color color = (row == column ? ColorScale.BLUE : ColorScale.RED).color(shade);
    boolean isWritten = classes <= WRITTEN;
    marks.add(new Box(x, y, cell, cell, 0, color, isWritten ? GRID : null));
    if (isWritten && count(row, column) > 0) {
      Color ink = shade > 0.6 ? Color.WHITE : Color.BLACK;
      double middle = x + cell / 2;
      marks.add(
          new Label(
              middle, y + cell / 2 - 1, number(count(row, column)), TEXT, Anchor.MIDDLE, ink));
      marks.add(
          new Label(
              middle, y + cell / 2 + 12, percent(share(row, column)), SHARE, Anchor.MIDDLE, ink));
    }
  }

  private static String number(double count) {
    return count == Math.rint(count)
        ? String.format(Locale.ROOT, "%.0f", count)
        : String.format(Locale.ROOT, "%.1f", count);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, share < 0.1 ? "%.1f %%" : "%.0f %%", 100 * share);
  }

  private record Mistake(int row, int column, double count) {}

  private List<Mistake> mistakes() {
    List<Mistake> mistakes = new ArrayList<>();
    for (int row = 0; row < classes; row++) {
      for (int column = 0; column < classes; column++) {
        if (row != column && count(row, column) > 0) {
          mistakes.add(new Mistake(row, column, count(row, column)));
        }
      }
    }
    mistakes.sort(Comparator.comparingDouble(Mistake::count).reversed());
    return mistakes.subList(0, Math.min(LISTED, mistakes.size()));
  }

  private double listHeight() {
    return 18 * (mistakes().size() + 1.0);
  }

  /** The commonest errors; its width. */
  private double list(double x, double top) {
    List<Mistake> mistakes = mistakes();
    if (mistakes.isEmpty()) {
      return 0;
    }
    String heading = "commonest errors";
    marks.add(new Label(x, top + 10, heading, Lettering.bold(11), Anchor.START, Color.BLACK));
    double width = Lettering.bold(11).width(heading);
    for (int i = 0; i < mistakes.size(); i++) {
      Mistake mistake = mistakes.get(i);
      String text =
          String.format(
              Locale.ROOT,
              "%s taken for %s: %s (%s)",
              TEXT.fit(report.classes().get(mistake.row).name(), 110),
              TEXT.fit(report.classes().get(mistake.column).name(), 110),
              number(mistake.count),
              percent(share(mistake.row, mistake.column)));
      marks.add(new Label(x, top + 10 + 18 * (i + 1), text, TEXT, Anchor.START, GREY));
      width = Math.max(width, TEXT.width(text));
    }
    return width;
  }
}
