package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A convolution layer for sequences (N, T, C). */
public final class Conv1D extends KernelBuilder<Conv1D> {
  private Conv1D(Spec spec) {
    super(spec, Conv1D::new);
  }

  /**
   * A layer with a window: one length for all axes, or one an axis.
   *
   * @param filters the number of output channels
   */
  public static Conv1D of(long filters, long... kernelSize) {
    return new Conv1D(window("Conv1D", kernelSize).with("filters", filters));
  }

  /** The distance of the window's elements: one number, or one an axis; 1 unless set. */
  public Conv1D dilationRate(long... rates) {
    return with("dilation_rate", numbers(rates));
  }

  /** Into how many parts the channels divide; 1 unless set. */
  public Conv1D groups(int groups) {
    return with("groups", groups);
  }
}
