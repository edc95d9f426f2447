package org.fascicle.plugin.cnn.normalization;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;

/** The scale γ and the centre β that follow a normalisation; null values for none. */
record Affine(
    boolean center,
    boolean scale,
    Spec betaInitializer,
    Spec gammaInitializer,
    Spec betaRegularizer,
    Spec gammaRegularizer,
    Spec betaConstraint,
    Spec gammaConstraint) {
  /** An initialiser, by name unless it is set. */
  static Spec initializer(Spec given, String fallback) {
    return Check.or(given, Spec.of(Kind.INITIALIZER, fallback));
  }

  /** A finite number of 0 or more. */
  static double epsilon(String key, Double given) {
    double epsilon = Check.or(given, 1e-3);
    return Check.that(
        key, epsilon, epsilon >= 0 && epsilon < Double.POSITIVE_INFINITY, "a number of 0 or more");
  }

  void declare(Declarations declarations, Shape features) {
    if (scale) {
      declarations.parameter(
          "gamma", features, gammaInitializer, gammaRegularizer, gammaConstraint);
    }
    if (center) {
      declarations.parameter("beta", features, betaInitializer, betaRegularizer, betaConstraint);
    }
  }

  /** γ; null for none. */
  Tensor gamma(LayerContext context) {
    return scale ? context.variable("gamma") : null;
  }

  /** β; null for none. */
  Tensor beta(LayerContext context) {
    return center ? context.variable("beta") : null;
  }
}
