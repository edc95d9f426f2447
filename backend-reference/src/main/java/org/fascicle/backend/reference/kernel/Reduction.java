package org.fascicle.backend.reference.kernel;

import java.util.List;
import org.fascicle.api.tensor.Shape;

/**
 * Where the elements of a reduction stand: one walk over the places of the results, and from each
 * place one over the elements that become one result.
 */
record Reduction(Walk kept, Walk reduced) {
  /**
   * Plans a reduction.
   *
   * @param axes those to reduce, ascending
   */
  static Reduction of(Shape shape, List<Integer> axes) {
    int[] strides = Walk.strides(shape);
    return new Reduction(walk(shape, strides, axes, false), walk(shape, strides, axes, true));
  }

  /** The number of results. */
  int results() {
    return kept.runs * kept.length;
  }

  /** How many elements become one. */
  int count() {
    return reduced.runs * reduced.length;
  }

  /** Where the first element of a result stands. */
  int base(int result) {
    int run = result / kept.length;
    return kept.at(0, run) + (result - run * kept.length) * kept.step[0];
  }

  private static Walk walk(Shape shape, int[] strides, List<Integer> axes, boolean reduced) {
    int rank = reduced ? axes.size() : shape.rank() - axes.size();
    long[] lengths = new long[rank];
    int[] own = new int[rank];
    int next = 0;
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (axes.contains(axis) == reduced) {
        lengths[next] = shape.dim(axis);
        own[next++] = strides[axis];
      }
    }
    return new Walk(lengths, new int[][] {own}, new int[1]);
  }
}
