package org.fascicle.charts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.data.HostArray;

/**
 * Images side by side, in rows, with captions. Pixels stay sharp squares. Immutable: each method
 * gives a changed copy.
 */
public final class ImageGrid {
  private static final int MOST_COLUMNS = 16;

  final String title;
  final Tone tone;
  final List<Tile> tiles;
  final List<String> rows;
  final List<String> columnNames;
  private final int columns;
  private final int zoom;

  /**
   * An image.
   *
   * @param caption stands under it; none if empty
   */
  record Tile(String caption, Pixels pixels) {}

  private ImageGrid(
      String title,
      Tone tone,
      List<Tile> tiles,
      List<String> rows,
      List<String> columnNames,
      int columns,
      int zoom) {
    this.title = title;
    this.tone = tone;
    this.tiles = List.copyOf(tiles);
    this.rows = List.copyOf(rows);
    this.columnNames = List.copyOf(columnNames);
    this.columns = columns;
    this.zoom = zoom;
  }

  /** An empty grid. */
  public static ImageGrid of(String title, Tone tone) {
    return new ImageGrid(title, tone, List.of(), List.of(), List.of(), 0, 0);
  }

  /**
   * One image more.
   *
   * @param caption stands under it; none if empty
   * @param image (H, W) or (H, W, 1), or (H, W, 3) where the tone is {@link Tone#PLAIN}
   * @throws org.fascicle.api.exception.ShapeMismatchException if it has another shape
   */
  public ImageGrid image(String caption, HostArray image) {
    List<Tile> all = new ArrayList<>(tiles);
    all.add(new Tile(caption, Pixels.of(image, tone == Tone.PLAIN)));
    return new ImageGrid(title, tone, all, rows, columnNames, columns, zoom);
  }

  /** Images from a batch (N, H, W, C), the first ones, without captions. */
  public ImageGrid images(HostArray batch, int count) {
    ImageGrid all = this;
    for (int i = 0; i < count; i++) {
      all = all.image("", Slices.sample(batch, i));
    }
    return all;
  }

  /** How many images stand in a row; by itself a good number. */
  public ImageGrid columns(int count) {
    return new ImageGrid(title, tone, tiles, rows, columnNames, count, zoom);
  }

  /** What stands before each row. */
  public ImageGrid rowNames(List<String> names) {
    return new ImageGrid(title, tone, tiles, names, columnNames, columns, zoom);
  }

  /** What stands over each column. */
  public ImageGrid columnNames(List<String> names) {
    return new ImageGrid(title, tone, tiles, rows, names, columns, zoom);
  }

  /** How many points wide a pixel is; by itself so many that images are of a good size. */
  public ImageGrid zoom(int points) {
    return new ImageGrid(title, tone, tiles, rows, columnNames, columns, points);
  }

  int columns() {
    int fair = (int) Math.ceil(Math.sqrt(tiles.size() * 1.6));
    return Math.max(
        1, columns > 0 ? columns : Math.min(Math.min(tiles.size(), MOST_COLUMNS), fair));
  }

  int zoom() {
    int longest = tiles.stream().mapToInt(ImageGrid::longest).max().orElse(1);
    int goal = tiles.size() > 64 ? 40 : 72;
    return zoom > 0 ? zoom : Math.max(1, Math.round((float) goal / longest));
  }

  private static int longest(Tile tile) {
    return Math.max(tile.pixels.width(), tile.pixels.height());
  }

  /** The picture. */
  public Drawing draw() {
    return new GridLayout(this).draw();
  }

  /** Writes the picture; see {@link Drawing#write}. */
  public void write(Path file) {
    draw().write(file);
  }
}
