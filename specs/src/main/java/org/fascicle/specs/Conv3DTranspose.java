package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A transposed convolution layer for volumes (N, D, H, W, C). */
public final class Conv3DTranspose extends KernelBuilder<Conv3DTranspose> {
  private Conv3DTranspose(Spec spec) {
    super(spec, Conv3DTranspose::new);
  }

  /**
   * A layer with a window: one length for all axes, or one an axis.
   *
   * @param filters the number of output channels
   */
  public static Conv3DTranspose of(long filters, long... kernelSize) {
    return new Conv3DTranspose(window("Conv3DTranspose", kernelSize).with("filters", filters));
  }

  /** The distance of the window's elements: one number, or one an axis; 1 unless set. */
  public Conv3DTranspose dilationRate(long... rates) {
    return with("dilation_rate", numbers(rates));
  }

  /** How many elements the result gets beyond the least: one number, or one an axis. */
  public Conv3DTranspose outputPadding(long... elements) {
    return with("output_padding", numbers(elements));
  }
}
