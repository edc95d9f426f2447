package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A convolution layer for volumes (N, D, H, W, C). */
public final class Conv3D extends KernelBuilder<Conv3D> {
  private Conv3D(Spec spec) {
    super(spec, Conv3D::new);
  }

  /**
   * A layer with a window: one length for all axes, or one an axis.
   *
   * @param filters the number of output channels
   */
  public static Conv3D of(long filters, long... kernelSize) {
    return new Conv3D(window("Conv3D", kernelSize).with("filters", filters));
  }

  /** The distance of the window's elements: one number, or one an axis; 1 unless set. */
  public Conv3D dilationRate(long... rates) {
    return with("dilation_rate", numbers(rates));
  }

  /** Into how many parts the channels divide; 1 unless set. */
  public Conv3D groups(int groups) {
    return with("groups", groups);
  }
}
