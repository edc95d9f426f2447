package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A depthwise convolution layer for sequences (N, T, C). */
public final class DepthwiseConv1D extends DepthwiseBuilder<DepthwiseConv1D> {
  private DepthwiseConv1D(Spec spec) {
    super(spec, DepthwiseConv1D::new);
  }

  /** A layer with a window: one length for all axes, or one an axis. */
  public static DepthwiseConv1D of(long... kernelSize) {
    return new DepthwiseConv1D(window("DepthwiseConv1D", kernelSize));
  }
}
