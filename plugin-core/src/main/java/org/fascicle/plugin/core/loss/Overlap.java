package org.fascicle.plugin.core.loss;

import java.util.List;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/** What losses of overlapping regions share. */
final class Overlap {
  private Overlap() {}

  /** Refuses axes that predictions do not have, and the axis of samples unless all are summed. */
  static void checkAxes(String loss, List<Integer> axes, TensorSpec prediction) {
    if (axes != null) {
      axes.forEach(axis -> Axes.check(loss, prediction, axis));
    }
  }

  /** The sum along axes; along all for null. */
  static Tensor sum(Tensor x, List<Integer> axes) {
    return axes == null ? x.sum() : x.sum(axes.stream().mapToInt(Integer::intValue).toArray());
  }
}
