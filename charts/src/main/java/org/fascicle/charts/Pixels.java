package org.fascicle.charts;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;

/** An array (H, W), (H, W, 1) or (H, W, 3) as an image. */
final class Pixels {
  private static final double BYTE = 255;

  private final HostArray array;
  private final int height;
  private final int width;
  private final int channels;

  private Pixels(HostArray array, int channels) {
    this.array = array;
    this.height = Math.toIntExact(array.shape().dim(0));
    this.width = Math.toIntExact(array.shape().dim(1));
    this.channels = channels;
  }

  /**
   * Checks the shape.
   *
   * @param isColored whether three channels are red, green and blue
   */
  static Pixels of(HostArray array, boolean isColored) {
    Shape shape = array.shape();
    long channels = shape.rank() == 3 ? shape.dim(2) : 1;
    boolean isImage = shape.rank() == 2 || shape.rank() == 3;
    boolean isKnown = channels == 1 || (isColored && channels == 3);
    if (!isImage || !isKnown || shape.elements() == 0) {
      throw new ShapeMismatchException(
          "ImageGrid",
          "an image (H, W), (H, W, 1)" + (isColored ? " or (H, W, 3)" : ""),
          shape.toString(),
          "Draw its channels one by one.");
    }
    return new Pixels(array, (int) channels);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** The lowest number; NaN if there is none. */
  double min() {
    double min = Double.NaN;
    for (int i = 0; i < height * width * channels; i++) {
      double value = array.get(i);
      min = Double.isFinite(value) && !(min <= value) ? value : min;
    }
    return min;
  }

  /** The highest number; NaN if there is none. */
  double max() {
    double max = Double.NaN;
    for (int i = 0; i < height * width * channels; i++) {
      double value = array.get(i);
      max = Double.isFinite(value) && !(max >= value) ? value : max;
    }
    return max;
  }

  /** Colours of red, green and blue, or of grey. */
  BufferedImage plain() {
    double unit = array.dtype() == DType.UINT8 ? BYTE : 1;
    BufferedImage image = blank();
    for (int i = 0; i < height * width; i++) {
      Color color =
          channels == 1
              ? ColorScale.GREY.color(array.get(i) / unit)
              : new Color(level(i, 0, unit), level(i, 1, unit), level(i, 2, unit));
      image.setRGB(i % width, i / width, color.getRGB());
    }
    return image;
  }

  private int level(int pixel, int channel, double unit) {
    double value = array.get(pixel * channels + channel) / unit;
    return (int) Math.round(BYTE * Math.max(0, Math.min(1, value)));
  }

  /** Colours of a scale: {@code (value − zero) / unit} looked up in it. */
  BufferedImage scaled(ColorScale scale, double zero, double unit) {
    BufferedImage image = blank();
    for (int i = 0; i < height * width; i++) {
      Color color = scale.color(unit == 0 ? 0 * array.get(i) : (array.get(i) - zero) / unit);
      image.setRGB(i % width, i / width, color.getRGB());
    }
    return image;
  }

  private BufferedImage blank() {
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
  }
}
