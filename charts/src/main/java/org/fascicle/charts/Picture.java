package org.fascicle.charts;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.fascicle.api.exception.FascicleException;

/** Charts side by side in a PNG file. Needs no screen. */
public final class Picture {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 420;

  private Picture() {}

  /** Writes charts in one row; see {@link #write(Path, int, List)}. */
  public static void write(Path file, Chart... charts) {
    write(file, charts.length, List.of(charts));
  }

  /**
   * Writes a picture, replacing the file only when it is complete; makes its folder.
   *
   * @param columns charts a row
   * @throws FascicleException if it cannot be written
   */
  public static void write(Path file, int columns, List<? extends Chart> charts) {
    PictureFile.write(file, paint(columns, charts));
  }

  private static BufferedImage paint(int columns, List<? extends Chart> charts) {
    int rows = (charts.size() + columns - 1) / columns;
    BufferedImage image =
        new BufferedImage(columns * WIDTH, rows * HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < charts.size(); i++) {
      BufferedImage tile = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = graphics(tile);
      charts.get(i).paint(graphics, WIDTH, HEIGHT);
      graphics.dispose();
      Graphics2D whole = image.createGraphics();
      whole.drawImage(tile, i % columns * WIDTH, i / columns * HEIGHT, null);
      whole.dispose();
    }
    return image;
  }

  private static Graphics2D graphics(BufferedImage tile) {
    Graphics2D graphics = tile.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    return graphics;
  }
}
