package org.fascicle.api.op;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fascicle.api.tensor.Shape;

/** How much padding a window gets, by Keras's names. */
public enum Padding {
  /** None. */
  VALID,
  /**
   * As much as gives ⌈length / stride⌉ results, half of it before and half after; an odd one comes
   * after.
   */
  SAME,
  /** Before the first element only, so that no result depends on later elements. */
  CAUSAL;

  /**
   * How a window slides over an input.
   *
   * @param spatial the input's lengths; an unknown one is taken to need no padding
   * @param sizes the window's
   */
  public Sliding over(Shape spatial, Shape sizes, List<Integer> strides, List<Integer> dilations) {
    List<Integer> before = new ArrayList<>();
    List<Integer> after = new ArrayList<>();
    for (int axis = 0; axis < spatial.rank(); axis++) {
      int reach = Math.toIntExact((sizes.dim(axis) - 1) * dilations.get(axis));
      int total = total(spatial.dim(axis), reach, strides.get(axis));
      before.add(this == CAUSAL ? total : total / 2);
      after.add(this == CAUSAL ? 0 : total - total / 2);
    }
    return new Sliding(strides, dilations, before, after);
  }

  /**
   * How many places the window has.
   *
   * @param subject who asks, for the message
   * @param spatial the input's lengths; an unknown one stays so
   * @throws org.fascicle.api.exception.ShapeMismatchException if it does not fit
   */
  public Shape outputs(
      String subject, Shape spatial, Shape sizes, List<Integer> strides, List<Integer> dilations) {
    return over(spatial, sizes, strides, dilations).outputs(subject, spatial, sizes);
  }

  private int total(long length, int reach, int stride) {
    if (this == VALID || length == Shape.UNKNOWN) {
      return 0;
    }
    if (this == CAUSAL) {
      return reach;
    }
    long last = (length + stride - 1) / stride * stride - stride;
    return Math.toIntExact(Math.max(0, last + reach + 1 - length));
  }

  /** As Keras writes it: {@code same}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
