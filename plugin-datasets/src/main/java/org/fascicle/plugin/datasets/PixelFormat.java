package org.fascicle.plugin.datasets;

import org.fascicle.api.data.Dataset;

/** How the values of pixels are handed out. */
public enum PixelFormat {
  /** float32 from 0 (paper, black) to 1 (ink, light): the byte divided by 255. */
  UNIT,
  /** uint8 from 0 to 255, as stored. */
  RAW;

  /**
   * The format that an option names.
   *
   * @throws org.fascicle.api.exception.InvalidArgumentException if it names none
   */
  public static PixelFormat of(String label) {
    return Options.choice("pixels", PixelFormat.class, label);
  }

  /** The option's value. */
  public String label() {
    return Options.label(this);
  }

  /** A view of uint8 images in this format. */
  public Dataset apply(Dataset images) {
    return this == RAW ? images : images.rescale(1 / 255.0);
  }
}
