package org.fascicle.plugin.core.optimizer;

import org.fascicle.api.op.Fill;
import org.fascicle.api.plugin.UpdateContext;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;

/**
 * What many optimisers compute. Numbers that change from step to step come from operations, in
 * float64, so that a recorded step may be run again.
 */
final class Means {
  private Means() {}

  /** decay · mean + (1 − decay) · value. */
  static Tensor next(Tensor mean, Tensor value, double decay) {
    return mean.mul(decay).add(value.mul(1 - decay));
  }

  /** mean + (value − mean)(1 − decay): the same but for rounding; Keras has both. */
  static Tensor towards(Tensor mean, Tensor value, double decay) {
    return mean.add(value.sub(mean).mul(1 - decay));
  }

  /** The number of this update, from 1: float64, a scalar. */
  static Tensor step(UpdateContext context) {
    Tensor before = context.step();
    return before.session().apply(new Fill(DType.FLOAT64, Shape.SCALAR), before).add(1);
  }

  /** base to the power of the number of the update that is so many after the last one. */
  static Tensor power(UpdateContext context, double base, int after) {
    Tensor exponent = step(context).add(after - 1.0);
    return exponent.onesLike().mul(base).pow(exponent);
  }

  /** 1 − decayᵗ, t from 1: the weight of all gradients so far in a mean that began at 0. */
  static Tensor correction(UpdateContext context, double decay) {
    return power(context, decay, 1).rsub(1);
  }
}
