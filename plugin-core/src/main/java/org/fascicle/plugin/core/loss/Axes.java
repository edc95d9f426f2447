package org.fascicle.plugin.core.loss;

import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/** What losses along an axis share. */
final class Axes {
  private Axes() {}

  /**
   * Refuses an axis that predictions do not have, and the axis of samples.
   *
   * @return the axis, counted from 0
   */
  static int check(String loss, TensorSpec prediction, int axis) {
    int at = prediction.shape().axis(loss + ".axis", axis);
    if (at == 0) {
      throw new InvalidArgumentException(
          loss + ".axis", "an axis other than that of the samples", String.valueOf(axis), "");
    }
    return at;
  }

  /** With this axis as the last; the others stay in their order. */
  static Tensor last(Tensor x, int axis) {
    int rank = x.shape().rank();
    int at = x.shape().axis("axis", axis);
    if (at == rank - 1) {
      return x;
    }
    int[] order = new int[rank];
    for (int i = 0; i < rank; i++) {
      order[i] = i < at ? i : i == rank - 1 ? at : i + 1;
    }
    return x.transpose(order);
  }
}
