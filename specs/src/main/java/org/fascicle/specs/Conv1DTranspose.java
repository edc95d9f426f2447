package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A transposed convolution layer for sequences (N, T, C). */
public final class Conv1DTranspose extends KernelBuilder<Conv1DTranspose> {
  private Conv1DTranspose(Spec spec) {
    super(spec, Conv1DTranspose::new);
  }

  /**
   * A layer with a window: one length for all axes, or one an axis.
   *
   * @param filters the number of output channels
   */
  public static Conv1DTranspose of(long filters, long... kernelSize) {
    return new Conv1DTranspose(window("Conv1DTranspose", kernelSize).with("filters", filters));
  }

  /** The distance of the window's elements: one number, or one an axis; 1 unless set. */
  public Conv1DTranspose dilationRate(long... rates) {
    return with("dilation_rate", numbers(rates));
  }

  /** How many elements the result gets beyond the least: one number, or one an axis. */
  public Conv1DTranspose outputPadding(long... elements) {
    return with("output_padding", numbers(elements));
  }
}
