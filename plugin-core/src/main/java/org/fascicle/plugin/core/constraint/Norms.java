package org.fascicle.plugin.core.constraint;

import java.util.List;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;

/** Lengths of the vectors of which a parameter is made. */
final class Norms {
  /** Keeps the division finite: Keras's epsilon. */
  static final double EPSILON = 1e-7;

  private Norms() {}

  /** The axes, 0 unless set. */
  static List<Integer> axes(List<Integer> axes) {
    return axes == null || axes.isEmpty() ? List.of(0) : List.copyOf(axes);
  }

  /** Refuses axes that a parameter does not have. */
  static void check(String constraint, List<Integer> axes, Shape parameter) {
    for (int axis : axes) {
      if (axis < -parameter.rank() || axis >= parameter.rank()) {
        throw new ShapeMismatchException(
            constraint,
            "a parameter with axis " + axis,
            parameter.toString(),
            "Set \"axis\" to axes that the parameter has.");
      }
    }
  }

  /** √Σx² over these axes, which stay with length 1. */
  static Tensor of(Tensor x, List<Integer> axes) {
    return x.square().sum(true, axes.stream().mapToInt(a -> a).toArray()).sqrt();
  }
}
