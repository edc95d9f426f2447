package org.fascicle.api.op;

import java.util.Collections;
import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.Shape;

/** A regular part of an array: element i along an axis stands at offset + i · stride. */
final class Window {
  private Window() {}

  /** A stride of 1 along each axis. */
  static List<Integer> ones(Shape shape) {
    return Collections.nCopies(shape.rank(), 1);
  }

  /** The strides, checked and copied. */
  static List<Integer> strides(String name, Shape shape, List<Integer> strides) {
    if (strides.size() != shape.rank() || strides.stream().anyMatch(s -> s < 1)) {
      throw new InvalidArgumentException(
          name, "a stride of 1 or more for each axis of " + shape, strides.toString(), "");
    }
    return List.copyOf(strides);
  }

  /** Refuses a window that does not fit at any offset. */
  static void fits(String name, Shape whole, Shape part, List<Integer> strides) {
    for (int axis = 0; axis < whole.rank(); axis++) {
      if (span(part, strides, axis) > whole.dim(axis)) {
        throw new ShapeMismatchException(
            name, "a part that fits into " + whole, part + " with strides " + strides, "");
      }
    }
  }

  /** Refuses offsets at which the window does not fit. */
  static void check(String name, Shape whole, Shape part, List<Integer> strides, long... offsets) {
    for (int axis = 0; axis < whole.rank(); axis++) {
      long last = whole.dim(axis) - span(part, strides, axis);
      if (offsets[axis] < 0 || offsets[axis] > last) {
        throw new InvalidArgumentException(
            name,
            "an offset from 0 to " + last + " along axis " + axis + " of " + whole,
            String.valueOf(offsets[axis]),
            "");
      }
    }
  }

  private static long span(Shape part, List<Integer> strides, int axis) {
    long size = part.dim(axis);
    return size == 0 ? 0 : Math.addExact(Math.multiplyExact(size - 1, strides.get(axis)), 1);
  }
}
