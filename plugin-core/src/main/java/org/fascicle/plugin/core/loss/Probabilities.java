package org.fascicle.plugin.core.loss;

import org.fascicle.api.tensor.Tensor;

/** What losses of probabilities share. */
final class Probabilities {
  /** As close to 0 and 1 as Keras lets a probability come. */
  private static final double EPSILON = 1e-7;

  private Probabilities() {}

  /** Between ε and 1 − ε. No gradient passes where it was beyond, and NaN stays NaN. */
  static Tensor clipped(Tensor p) {
    Tensor risen = p.less(EPSILON).where(EPSILON, p);
    return risen.greater(1 - EPSILON).where(1 - EPSILON, risen);
  }

  /** Rows that sum to 1 along the last axis, clipped. */
  static Tensor normalised(Tensor p) {
    return clipped(p.div(p.sum(true, -1)));
  }

  /** t · (1 − share) + share · indifferent. */
  static Tensor smoothed(Tensor t, double share, double indifferent) {
    return share == 0 ? t : t.mul(1 - share).add(share * indifferent);
  }
}
