package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A depthwise convolution layer for images (N, H, W, C). */
public final class DepthwiseConv2D extends DepthwiseBuilder<DepthwiseConv2D> {
  private DepthwiseConv2D(Spec spec) {
    super(spec, DepthwiseConv2D::new);
  }

  /** A layer with a window: one length for all axes, or one an axis. */
  public static DepthwiseConv2D of(long... kernelSize) {
    return new DepthwiseConv2D(window("DepthwiseConv2D", kernelSize));
  }
}
