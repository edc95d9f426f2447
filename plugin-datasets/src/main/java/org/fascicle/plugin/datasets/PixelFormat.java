package org.fascicle.plugin.datasets;

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
}
