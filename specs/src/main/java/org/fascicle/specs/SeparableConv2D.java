package org.fascicle.specs;

import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/** A depthwise convolution and one across channels, for images (N, H, W, C). */
public final class SeparableConv2D extends DepthwiseBuilder<SeparableConv2D> {
  private SeparableConv2D(Spec spec) {
    super(spec, SeparableConv2D::new);
  }

  /**
   * A layer with a window: one length for all axes, or one an axis.
   *
   * @param filters the number of output channels
   */
  public static SeparableConv2D of(long filters, long... kernelSize) {
    return new SeparableConv2D(window("SeparableConv2D", kernelSize).with("filters", filters));
  }

  /** The rule for the first values of the kernel across channels, by name. */
  public SeparableConv2D pointwiseInitializer(String name) {
    return with("pointwise_initializer", name);
  }

  /** The rule for the first values of the kernel across channels. */
  public SeparableConv2D pointwiseInitializer(SpecSource initializer) {
    return with("pointwise_initializer", initializer);
  }

  /** A penalty on the kernel across channels, by name. */
  public SeparableConv2D pointwiseRegularizer(String name) {
    return with("pointwise_regularizer", name);
  }

  /** A penalty on the kernel across channels. */
  public SeparableConv2D pointwiseRegularizer(SpecSource regularizer) {
    return with("pointwise_regularizer", regularizer);
  }

  /** What the kernel across channels must fulfil after every update, by name. */
  public SeparableConv2D pointwiseConstraint(String name) {
    return with("pointwise_constraint", name);
  }

  /** What the kernel across channels must fulfil after every update. */
  public SeparableConv2D pointwiseConstraint(SpecSource constraint) {
    return with("pointwise_constraint", constraint);
  }
}
