package org.fascicle.plugin.core.loss;

import org.fascicle.api.tensor.Tensor;
import org.fascicle.plugin.core.Targets;

/** What losses of margins share. */
final class Margins {
  private Margins() {}

  /** max(x, 0), and NaN stays NaN on every backend. */
  static Tensor positive(Tensor x) {
    return x.lessEqual(0).where(0, x);
  }

  /** max(1 − t · p, 0). Where all targets of a batch are 0 or 1, 0 stands for −1, as in Keras. */
  static Tensor missing(Tensor target, Tensor prediction) {
    Tensor t = Targets.same(target, prediction);
    Tensor isBinary = t.equal(0).or(t.equal(1)).all();
    Tensor signs = isBinary.where(t.mul(2).sub(1), t);
    return positive(signs.mul(prediction).rsub(1));
  }
}
