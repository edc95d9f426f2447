package org.fascicle.plugin.cnn.convolution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.op.Padding;
import org.fascicle.api.op.Sliding;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.tensor.Shape;

/**
 * How a transposed convolution enlarges its input, as in Keras 3. With a window that reaches over k
 * elements, n inputs, stride s and output padding p, {@code valid} gives (n − 1) · s + k + p
 * results, p being max(s − k, 0) unless set, and {@code same} gives (n − 1) · s + k mod 2 + p, or n
 * · s where p is not set.
 *
 * @param window the convolution's
 * @param extra p of each axis, −1 where it is not set
 */
record Enlarging(Window window, List<Integer> extra) {
  private static final int NOT_SET = -1;

  /**
   * Checks the output padding.
   *
   * @param outputPadding null for none
   */
  static Enlarging of(Window window, List<Long> outputPadding) {
    int axes = window.grid().axes();
    if (outputPadding == null) {
      return new Enlarging(window, Collections.nCopies(axes, NOT_SET));
    }
    String key = window.grid().layer() + ".output_padding";
    List<Integer> extra = Window.numbers(key, outputPadding, axes, 0);
    for (int axis = 0; axis < axes; axis++) {
      Check.that(
          key,
          extra,
          extra.get(axis) < window.strides().get(axis),
          "numbers below the strides " + window.strides());
    }
    return new Enlarging(window, extra);
  }

  private long span(int axis) {
    return (window.sizes().dim(axis) - 1) * window.dilations().get(axis) + 1;
  }

  /**
   * The result's lengths.
   *
   * @param spatial the input's; an unknown one stays so
   * @throws ShapeMismatchException if nothing would come out
   */
  Shape places(Shape spatial) {
    Shape places = spatial;
    for (int axis = 0; axis < spatial.rank(); axis++) {
      if (spatial.dim(axis) != Shape.UNKNOWN) {
        places = places.with(axis, place(spatial, axis));
      }
    }
    return places;
  }

  private long place(Shape spatial, int axis) {
    long steps = spatial.dim(axis) - 1;
    int stride = window.strides().get(axis);
    long more = beyond(axis);
    long length = steps * stride + more;
    if (length < 1) {
      throw new ShapeMismatchException(
          window.grid().layer(),
          "an input that gives at least one element along spatial axis " + axis,
          spatial + ": " + steps + " · " + stride + " + " + more + " = " + length,
          "Set output_padding, or take padding valid.");
    }
    return length;
  }

  /** What the last input adds to the result. */
  private long beyond(int axis) {
    long span = span(axis);
    int stride = window.strides().get(axis);
    int set = extra.get(axis);
    if (window.padding() == Padding.VALID) {
      return set == NOT_SET ? Math.max(span, stride) : span + set;
    }
    return set == NOT_SET ? stride : span % 2 + set;
  }

  /** How the convolution that this reverses slides over the result. */
  Sliding sliding() {
    List<Integer> before = new ArrayList<>();
    List<Integer> after = new ArrayList<>();
    for (int axis = 0; axis < extra.size(); axis++) {
      long cut = Math.max(0, span(axis) - beyond(axis));
      before.add(Math.toIntExact(first(axis)));
      after.add(Math.toIntExact(Math.max(0, cut - first(axis))));
    }
    return new Sliding(window.strides(), window.dilations(), before, after);
  }

  /** How many elements are cut before the first: the smaller half of what {@code same} cuts. */
  private long first(int axis) {
    return window.padding() == Padding.VALID ? 0 : Math.max(0, span(axis) - beyond(axis)) / 2;
  }
}
