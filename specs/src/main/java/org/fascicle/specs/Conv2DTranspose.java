package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A transposed convolution layer for images (N, H, W, C). */
public final class Conv2DTranspose extends KernelBuilder<Conv2DTranspose> {
  private Conv2DTranspose(Spec spec) {
    super(spec, Conv2DTranspose::new);
  }

  /**
   * A layer with a window: one length for all axes, or one an axis.
   *
   * @param filters the number of output channels
   */
  public static Conv2DTranspose of(long filters, long... kernelSize) {
    return new Conv2DTranspose(window("Conv2DTranspose", kernelSize).with("filters", filters));
  }

  /** The distance of the window's elements: one number, or one an axis; 1 unless set. */
  public Conv2DTranspose dilationRate(long... rates) {
    return with("dilation_rate", numbers(rates));
  }

  /** How many elements the result gets beyond the least: one number, or one an axis. */
  public Conv2DTranspose outputPadding(long... elements) {
    return with("output_padding", numbers(elements));
  }
}
