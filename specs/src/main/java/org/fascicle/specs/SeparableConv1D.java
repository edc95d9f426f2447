package org.fascicle.specs;

import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/** A depthwise convolution and one across channels, for sequences (N, T, C). */
public final class SeparableConv1D extends DepthwiseBuilder<SeparableConv1D> {
  private SeparableConv1D(Spec spec) {
    super(spec, SeparableConv1D::new);
  }

  /**
   * A layer with a window: one length for all axes, or one an axis.
   *
   * @param filters the number of output channels
   */
  public static SeparableConv1D of(long filters, long... kernelSize) {
    return new SeparableConv1D(window("SeparableConv1D", kernelSize).with("filters", filters));
  }

  /** The rule for the first values of the kernel across channels, by name. */
  public SeparableConv1D pointwiseInitializer(String name) {
    return with("pointwise_initializer", name);
  }

  /** The rule for the first values of the kernel across channels. */
  public SeparableConv1D pointwiseInitializer(SpecSource initializer) {
    return with("pointwise_initializer", initializer);
  }

  /** A penalty on the kernel across channels, by name. */
  public SeparableConv1D pointwiseRegularizer(String name) {
    return with("pointwise_regularizer", name);
  }

  /** A penalty on the kernel across channels. */
  public SeparableConv1D pointwiseRegularizer(SpecSource regularizer) {
    return with("pointwise_regularizer", regularizer);
  }

  /** What the kernel across channels must fulfil after every update, by name. */
  public SeparableConv1D pointwiseConstraint(String name) {
    return with("pointwise_constraint", name);
  }

  /** What the kernel across channels must fulfil after every update. */
  public SeparableConv1D pointwiseConstraint(SpecSource constraint) {
    return with("pointwise_constraint", constraint);
  }
}
