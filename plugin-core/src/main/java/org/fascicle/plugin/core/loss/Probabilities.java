package org.fascicle.plugin.core.loss;

import org.fascicle.api.tensor.Tensor;

/** What losses of probabilities share. NaN stays NaN everywhere. */
final class Probabilities {
  /** Keras's epsilon: as close to 0 as a divisor or a probability comes. */
  static final double EPSILON = 1e-7;

  private Probabilities() {}

  /** Between ε and 1 − ε. No gradient passes where it was beyond. */
  static Tensor clipped(Tensor p) {
    return between(EPSILON, p, 1 - EPSILON);
  }

  /** Between two bounds. No gradient passes where it was beyond. */
  static Tensor between(double low, Tensor x, double high) {
    Tensor risen = atLeast(low, x);
    return risen.greater(high).where(high, risen);
  }

  /** At least a bound. No gradient passes where it was below. */
  static Tensor atLeast(double low, Tensor x) {
    return x.less(low).where(low, x);
  }

  /** Rows that sum to 1 along the last axis, clipped. */
  static Tensor normalised(Tensor p) {
    return clipped(p.div(p.sum(true, -1)));
  }

  /** t · (1 − share) + share · indifferent. */
  static Tensor smoothed(Tensor t, double share, double indifferent) {
    return share == 0 ? t : t.mul(1 - share).add(share * indifferent);
  }

  /** −t · log p − (1 − t) · log(1 − p), element by element. */
  static Tensor binary(Tensor t, Tensor p) {
    return t.mul(p.log()).add(t.rsub(1).mul(p.rsub(1).log())).neg();
  }
}
