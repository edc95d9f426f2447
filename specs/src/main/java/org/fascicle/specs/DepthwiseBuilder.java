package org.fascicle.specs;

import java.util.function.Function;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/**
 * A builder of a layer that has filters for each channel.
 *
 * @param <B> the subclass
 */
public abstract class DepthwiseBuilder<B extends DepthwiseBuilder<B>>
    extends ConvolutionBuilder<B> {
  /**
   * Wraps a spec.
   *
   * @param spec what is built so far
   * @param copy the subclass's constructor
   */
  protected DepthwiseBuilder(Spec spec, Function<Spec, B> copy) {
    super(spec, copy);
  }

  /** The number of filters a channel; 1 unless set. */
  public final B depthMultiplier(long filters) {
    return with("depth_multiplier", filters);
  }

  /** The distance of the window's elements: one number, or one an axis; 1 unless set. */
  public final B dilationRate(long... rates) {
    return with("dilation_rate", numbers(rates));
  }

  /** The rule for the first values of the kernel of each channel, by name. */
  public final B depthwiseInitializer(String name) {
    return with("depthwise_initializer", name);
  }

  /** The rule for the first values of the kernel of each channel. */
  public final B depthwiseInitializer(SpecSource initializer) {
    return with("depthwise_initializer", initializer);
  }

  /** A penalty on the kernel of each channel, by name. */
  public final B depthwiseRegularizer(String name) {
    return with("depthwise_regularizer", name);
  }

  /** A penalty on the kernel of each channel. */
  public final B depthwiseRegularizer(SpecSource regularizer) {
    return with("depthwise_regularizer", regularizer);
  }

  /** What the kernel of each channel must fulfil after every update, by name. */
  public final B depthwiseConstraint(String name) {
    return with("depthwise_constraint", name);
  }

  /** What the kernel of each channel must fulfil after every update. */
  public final B depthwiseConstraint(SpecSource constraint) {
    return with("depthwise_constraint", constraint);
  }
}
