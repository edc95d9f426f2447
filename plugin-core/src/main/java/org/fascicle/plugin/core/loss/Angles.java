package org.fascicle.plugin.core.loss;

import org.fascicle.api.tensor.Tensor;
import org.fascicle.plugin.core.Targets;

/** Angles between targets and predictions. */
public final class Angles {
  private Angles() {}

  /** The cosine of the angle along an axis, which disappears; 0 for vectors of length 0. */
  public static Tensor cosine(Tensor target, Tensor prediction, int axis) {
    return unit(Targets.same(target, prediction), axis).mul(unit(prediction, axis)).sum(axis);
  }

  /**
   * x over its length, that at least 1e-7. The root of what is shorter is never taken, so that its
   * gradient is 0 and no NaN.
   */
  private static Tensor unit(Tensor x, int axis) {
    Tensor square = x.square().sum(true, axis);
    Tensor isShort = square.less(Probabilities.EPSILON * Probabilities.EPSILON);
    Tensor inverse = isShort.where(1, square).rsqrt();
    return x.mul(isShort.where(1 / Probabilities.EPSILON, inverse));
  }
}
