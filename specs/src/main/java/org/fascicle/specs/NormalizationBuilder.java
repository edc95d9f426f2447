package org.fascicle.specs;

import java.util.function.Function;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/**
 * A builder of a layer that normalises, then scales by a learned γ and moves by a learned β.
 *
 * @param <B> the subclass
 */
public abstract class NormalizationBuilder<B extends NormalizationBuilder<B>>
    extends LayerBuilder<B> {
  NormalizationBuilder(Spec spec, Function<Spec, B> copy) {
    super(spec, copy);
  }

  /** What is added to variances; 0.001 unless set. */
  public final B epsilon(double epsilon) {
    return with("epsilon", epsilon);
  }

  /** Whether there is β; true unless set. */
  public final B center(boolean center) {
    return with("center", center);
  }

  /** Whether there is γ; true unless set. */
  public final B scale(boolean scale) {
    return with("scale", scale);
  }

  /** The rule for the first values of β, by name. */
  public final B betaInitializer(String name) {
    return with("beta_initializer", name);
  }

  /** The rule for the first values of β. */
  public final B betaInitializer(SpecSource initializer) {
    return with("beta_initializer", initializer);
  }

  /** A penalty on β, by name. */
  public final B betaRegularizer(String name) {
    return with("beta_regularizer", name);
  }

  /** A penalty on β. */
  public final B betaRegularizer(SpecSource regularizer) {
    return with("beta_regularizer", regularizer);
  }

  /** What β must fulfil after every update, by name. */
  public final B betaConstraint(String name) {
    return with("beta_constraint", name);
  }

  /** What β must fulfil after every update. */
  public final B betaConstraint(SpecSource constraint) {
    return with("beta_constraint", constraint);
  }

  /** The rule for the first values of γ, by name. */
  public final B gammaInitializer(String name) {
    return with("gamma_initializer", name);
  }

  /** The rule for the first values of γ. */
  public final B gammaInitializer(SpecSource initializer) {
    return with("gamma_initializer", initializer);
  }

  /** A penalty on γ, by name. */
  public final B gammaRegularizer(String name) {
    return with("gamma_regularizer", name);
  }

  /** A penalty on γ. */
  public final B gammaRegularizer(SpecSource regularizer) {
    return with("gamma_regularizer", regularizer);
  }

  /** What γ must fulfil after every update, by name. */
  public final B gammaConstraint(String name) {
    return with("gamma_constraint", name);
  }

  /** What γ must fulfil after every update. */
  public final B gammaConstraint(SpecSource constraint) {
    return with("gamma_constraint", constraint);
  }
}
