package org.fascicle.charts;

/** How the numbers of images become colours. */
public enum Tone {
  /**
   * 0 is black and 1 is white; three channels are red, green and blue. Of uint8 images 255 is
   * white.
   */
  PLAIN,
  /** Red is negative, white is 0, blue is positive: one scale for all images of a picture. */
  SIGNED,
  /** Dark is the lowest number and bright the highest: a scale for each image. */
  HEAT
}
