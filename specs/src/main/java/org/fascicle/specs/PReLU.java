package org.fascicle.specs;

import java.util.Arrays;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/** A layer that hands on what is positive and multiplies the rest by a learned α. */
public final class PReLU extends LayerBuilder<PReLU> {
  private PReLU(Spec spec) {
    super(spec, PReLU::new);
  }

  /** One α a feature, zeros at first. */
  public static PReLU of() {
    return new PReLU(layer("PReLU"));
  }

  /** The rule for the first values of α, by name. */
  public PReLU alphaInitializer(String name) {
    return with("alpha_initializer", name);
  }

  /** The rule for the first values of α. */
  public PReLU alphaInitializer(SpecSource initializer) {
    return with("alpha_initializer", initializer);
  }

  /** Axes, counted from 1, along which one α serves all. */
  public PReLU sharedAxes(int... axes) {
    return with("shared_axes", Arrays.stream(axes).boxed().toList());
  }

  /** A penalty on α, by name. */
  public PReLU alphaRegularizer(String name) {
    return with("alpha_regularizer", name);
  }

  /** A penalty on α. */
  public PReLU alphaRegularizer(SpecSource regularizer) {
    return with("alpha_regularizer", regularizer);
  }

  /** What α must fulfil after every update, by name. */
  public PReLU alphaConstraint(String name) {
    return with("alpha_constraint", name);
  }

  /** What α must fulfil after every update. */
  public PReLU alphaConstraint(SpecSource constraint) {
    return with("alpha_constraint", constraint);
  }
}
