package org.fascicle.plugin.core.metric;

import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/** The columns of predictions: the last axis. */
final class Columns {
  private Columns() {}

  /** Refuses a number out of range; null is none. */
  static void check(String key, Integer value, long from, long to, TensorSpec prediction) {
    if (value != null && (value < from || value > to)) {
      throw new InvalidArgumentException(
          key, "a number from " + from + " to " + to + " for " + prediction, value.toString(), "");
    }
  }

  /** −∞ in place of all but the highest scores of each row; of equal ones the first count. */
  static Tensor highest(Tensor scores, int count) {
    Tensor rank = scores.sorted(-1, true)[1].argSort(-1);
    return rank.less(count).where(scores, Double.NEGATIVE_INFINITY);
  }
}
