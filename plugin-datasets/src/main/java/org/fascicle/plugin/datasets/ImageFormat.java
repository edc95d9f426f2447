package org.fascicle.plugin.datasets;

/**
 * The form in which labelled images are handed out.
 *
 * @param flatten whether an image is a vector (H·W) instead of (H, W, 1)
 * @param pixels form of the grey values
 * @param labels form of the classes
 */
public record ImageFormat(boolean flatten, PixelFormat pixels, LabelFormat labels) {
  /**
   * The format that a configuration asks for.
   *
   * @throws org.fascicle.api.exception.InvalidArgumentException if a label names no format
   */
  public static ImageFormat of(boolean flatten, String pixels, String labels) {
    return new ImageFormat(flatten, PixelFormat.of(pixels), LabelFormat.of(labels));
  }
}
