package org.fascicle.plugin.datasets;

import org.fascicle.api.data.Dataset;

/** How grey values are handed out. */
public enum PixelFormat {
  /** float32 from 0 (paper) to 1 (ink): the byte divided by 255. */
  UNIT,
  /** uint8 from 0 to 255, as stored. */
  RAW;

  /** The option's value. */
  public String label() {
    return Options.label(this);
  }

  /** A view of uint8 images in this format. */
  Dataset apply(Dataset images) {
    return this == RAW ? images : images.rescale(1 / 255.0);
  }
}
