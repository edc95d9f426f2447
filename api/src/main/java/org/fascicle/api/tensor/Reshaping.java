package org.fascicle.api.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fascicle.api.exception.ShapeMismatchException;

/** Shapes worked out from what is left open. */
final class Reshaping {
  private Reshaping() {}

  /** The shape in which −1, if there is one, is replaced by what is left. */
  static Shape resolve(Shape from, long... dims) {
    long known = 1;
    int open = -1;
    for (int i = 0; i < dims.length; i++) {
      if (dims[i] != -1) {
        known = Math.multiplyExact(known, dims[i]);
      } else if (open < 0) {
        open = i;
      } else {
        throw new ShapeMismatchException("reshape", "-1 at most once", Arrays.toString(dims), "");
      }
    }
    if (open < 0) {
      return Shape.of(dims);
    }
    if (known == 0 || from.elements() % known != 0) {
      throw new ShapeMismatchException(
          "reshape", "lengths that leave one for -1", from + " as " + Arrays.toString(dims), "");
    }
    return Shape.of(dims).with(open, from.elements() / known);
  }

  /** The axes along which the smaller shape was repeated to become the larger one. */
  static List<Integer> repeated(Shape larger, Shape smaller) {
    List<Integer> axes = new ArrayList<>();
    int extra = larger.rank() - smaller.rank();
    for (int axis = 0; axis < larger.rank(); axis++) {
      if (axis < extra || (smaller.dim(axis - extra) == 1 && larger.dim(axis) != 1)) {
        axes.add(axis);
      }
    }
    return axes;
  }
}
