package org.fascicle.charts;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.fascicle.api.exception.InvalidArgumentException;

/**
 * A picture of a size of its own, for screens, PNG and SVG files. Immutable: data, which one layout
 * made and all forms show.
 */
public final class Drawing {
  private static final double SHARP = 2;

  private final int width;
  private final int height;
  private final List<Mark> marks;

  /** Marks on white, later ones over earlier ones. */
  Drawing(double width, double height, List<Mark> marks) {
    this.width = (int) Math.ceil(width);
    this.height = (int) Math.ceil(height);
    this.marks = List.copyOf(marks);
  }

  /** The width in points. */
  public int width() {
    return width;
  }

  /** The height in points. */
  public int height() {
    return height;
  }

  List<Mark> marks() {
    return marks;
  }

  /**
   * The picture in pixels.
   *
   * @param scale pixels a point, 1 or so
   */
  public BufferedImage toImage(double scale) {
    return RasterPainter.paint(this, scale);
  }

  /** The picture as an SVG document; its text can be selected. */
  public String toSvg() {
    return SvgWriter.write(this);
  }

  /**
   * Writes a picture, replacing the file only when it is complete; makes its folder.
   *
   * @param file ends with {@code .png}, which gets two pixels a point, or {@code .svg}
   * @throws InvalidArgumentException if it ends otherwise
   * @throws org.fascicle.api.exception.FascicleException if it cannot be written
   */
  public void write(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".svg")) {
      PictureFile.write(file, toSvg());
    } else if (name.endsWith(".png")) {
      PictureFile.write(file, toImage(SHARP));
    } else {
      throw new InvalidArgumentException(
          "picture", "a file name that ends with .png or .svg", "\"" + file + "\"", "");
    }
  }
}
