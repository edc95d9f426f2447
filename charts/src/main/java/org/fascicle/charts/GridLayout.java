package org.fascicle.charts;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.fascicle.charts.ImageGrid.Tile;
import org.fascicle.charts.Mark.Anchor;
import org.fascicle.charts.Mark.Box;
import org.fascicle.charts.Mark.Label;
import org.fascicle.charts.Mark.Raster;

/** Puts the images of a grid in their places. */
final class GridLayout {
  private static final double MARGIN = 16;
  private static final double GAP = 8;
  private static final double CAPTION = 14;
  private static final double TITLE = 26;
  private static final double BAR_WIDTH = 180;
  private static final double BAR_HEIGHT = 10;
  private static final double BAR_ROOM = 44;
  private static final Color FRAME = new Color(0xBBBBBB);
  private static final Color GREY = new Color(0x555555);
  private static final Lettering HEAD = Lettering.bold(14);
  private static final Lettering SMALL = Lettering.plain(10);
  private static final Lettering NAMES = Lettering.plain(11);

  private final ImageGrid grid;
  private final int columns;
  private final double tileWidth;
  private final double tileHeight;
  private final double left;
  private final double top;
  private final double rowHeight;
  private final double unit;
  private final List<Mark> marks = new ArrayList<>();

  GridLayout(ImageGrid grid) {
    this.grid = grid;
    this.columns = grid.columns();
    this.tileWidth = grid.zoom() * most(tile -> tile.pixels().width());
    this.tileHeight = grid.zoom() * most(tile -> tile.pixels().height());
    double names = grid.rows.stream().mapToDouble(NAMES::width).max().orElse(0);
    this.left = MARGIN + (names > 0 ? names + GAP : 0);
    this.top = MARGIN + TITLE + (grid.columnNames.isEmpty() ? 0 : CAPTION);
    boolean isCaptioned = grid.tiles.stream().anyMatch(tile -> !tile.caption().isEmpty());
    this.rowHeight = tileHeight + GAP + (isCaptioned ? CAPTION : 0);
    this.unit = most(tile -> Math.max(tile.pixels().max(), -tile.pixels().min()));
  }

  private double most(ToDoubleFunction<Tile> length) {
    return grid.tiles.stream()
        .mapToDouble(length)
        .filter(value -> !Double.isNaN(value))
        .max()
        .orElse(0);
  }

  Drawing draw() {
    int rows = (grid.tiles.size() + columns - 1) / columns;
    double width = left + columns * (tileWidth + GAP) - GAP + MARGIN;
    double height = top + rows * rowHeight - GAP + MARGIN;
    marks.add(new Label(MARGIN, MARGIN + 12, grid.title, HEAD, Anchor.START, Color.BLACK));
    for (int i = 0; i < grid.tiles.size(); i++) {
      int row = i / columns;
      tile(grid.tiles.get(i), left(i % columns), top + row * rowHeight);
    }
    for (int row = 0; row < Math.min(rows, grid.rows.size()); row++) {
      double y = top + row * rowHeight + tileHeight / 2 + 4;
      marks.add(new Label(left - GAP, y, grid.rows.get(row), NAMES, Anchor.END, Color.BLACK));
    }
    for (int column = 0; column < Math.min(columns, grid.columnNames.size()); column++) {
      String name = SMALL.fit(grid.columnNames.get(column), tileWidth + GAP);
      double x = left(column) + tileWidth / 2;
      marks.add(new Label(x, top - 5, name, SMALL, Anchor.MIDDLE, GREY));
    }
    width = Math.max(width, 2 * MARGIN + HEAD.width(grid.title));
    if (grid.tone == Tone.SIGNED) {
      bar(height);
      height += BAR_ROOM - MARGIN / 2;
      width = Math.max(width, left + BAR_WIDTH + 2 * MARGIN);
    }
    return new Drawing(width, height, marks);
  }

  private double left(int column) {
    return left + column * (tileWidth + GAP);
  }

  private void tile(Tile tile, double x, double y) {
    BufferedImage image = image(tile.pixels());
    double width = (double) grid.zoom() * image.getWidth();
    double height = (double) grid.zoom() * image.getHeight();
    marks.add(new Raster(x, y, width, height, image));
    marks.add(new Box(x - 0.5, y - 0.5, width + 1, height + 1, 0, null, FRAME));
    if (!tile.caption().isEmpty()) {
      String text = SMALL.fit(tile.caption(), tileWidth + GAP);
      marks.add(
          new Label(x + tileWidth / 2, y + tileHeight + 12, text, SMALL, Anchor.MIDDLE, GREY));
    }
  }

  private BufferedImage image(Pixels pixels) {
    return switch (grid.tone) {
      case PLAIN -> pixels.plain();
      case SIGNED -> pixels.scaled(ColorScale.SIGNED, 0, unit);
      case HEAT -> pixels.scaled(ColorScale.HEAT, pixels.min(), pixels.max() - pixels.min());
    };
  }

  /** What the colours mean. */
  private void bar(double y) {
    marks.add(new Raster(left, y, BAR_WIDTH, BAR_HEIGHT, ColorScale.SIGNED.bar(181)));
    marks.add(new Box(left - 0.5, y - 0.5, BAR_WIDTH + 1, BAR_HEIGHT + 1, 0, null, FRAME));
    double line = y + BAR_HEIGHT + 13;
    String end = String.format(Locale.ROOT, "%.3g", unit);
    marks.add(new Label(left, line, "−" + end, SMALL, Anchor.START, GREY));
    marks.add(new Label(left + BAR_WIDTH / 2, line, "0", SMALL, Anchor.MIDDLE, GREY));
    marks.add(new Label(left + BAR_WIDTH, line, end, SMALL, Anchor.END, GREY));
  }
}
