package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A convolution layer for images (N, H, W, C). */
public final class Conv2D extends KernelBuilder<Conv2D> {
  private Conv2D(Spec spec) {
    super(spec, Conv2D::new);
  }

  /**
   * A layer with a window: one length for all axes, or one an axis.
   *
   * @param filters the number of output channels
   */
  public static Conv2D of(long filters, long... kernelSize) {
    return new Conv2D(window("Conv2D", kernelSize).with("filters", filters));
  }

  /** The distance of the window's elements: one number, or one an axis; 1 unless set. */
  public Conv2D dilationRate(long... rates) {
    return with("dilation_rate", numbers(rates));
  }

  /** Into how many parts the channels divide; 1 unless set. */
  public Conv2D groups(int groups) {
    return with("groups", groups);
  }
}
