package org.fascicle.plugin.cnn.normalization;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.fascicle.api.exception.DTypeMismatchException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * The axes of an input that hold features, wherever they are: operations want them last.
 *
 * @param axes counted from 0, ascending
 * @param rank the number of all axes
 */
record FeatureAxes(List<Integer> axes, int rank) {
  /**
   * The axes of the only input, of real numbers.
   *
   * @param configured as configured: may count from the end
   */
  static FeatureAxes of(String layer, List<Integer> configured, List<TensorSpec> inputs) {
    if (inputs.size() != 1) {
      throw new InvalidArgumentException(
          layer, "one input", inputs.size() + " inputs", "Merge them first, or call it once each.");
    }
    TensorSpec x = inputs.get(0);
    if (!x.dtype().isFloating()) {
      throw new DTypeMismatchException(
          layer, "real numbers", x.toString(), "Rescale or cast the data to float32.");
    }
    FeatureAxes found = of(layer, configured, x.shape());
    if (!found.features(x.shape()).isKnown()) {
      throw new ShapeMismatchException(
          layer,
          "known lengths of the axes " + found.axes + " of features",
          x.shape().toString(),
          "Give the input's shape.");
    }
    return found;
  }

  /** The axes of a shape. */
  static FeatureAxes of(String layer, List<Integer> configured, Shape x) {
    TreeSet<Integer> axes = new TreeSet<>();
    for (int axis : configured) {
      axes.add(x.axis(layer, axis));
    }
    if (axes.contains(0) || axes.size() < configured.size()) {
      throw new ShapeMismatchException(
          layer, "different axes, other than the batch axis of " + x, configured.toString(), "");
    }
    return new FeatureAxes(List.copyOf(axes), x.rank());
  }

  /** Their lengths. */
  Shape features(Shape x) {
    return Shape.of(axes.stream().mapToLong(x::dim).toArray());
  }

  /** With these axes last. */
  Tensor toLast(Tensor x) {
    return areLast() ? x : x.transpose(order());
  }

  /** The reverse of {@link #toLast}. */
  Tensor fromLast(Tensor x) {
    if (areLast()) {
      return x;
    }
    int[] back = new int[rank];
    int[] order = order();
    for (int i = 0; i < rank; i++) {
      back[order[i]] = i;
    }
    return x.transpose(back);
  }

  private boolean areLast() {
    return axes.get(0) == rank - axes.size();
  }

  private int[] order() {
    IntStream others = IntStream.range(0, rank).filter(axis -> !axes.contains(axis));
    return IntStream.concat(others, axes.stream().mapToInt(axis -> axis)).toArray();
  }

  /** Statistics and what is divided by them are computed in float32 at least, as Keras has it. */
  static Tensor wide(Tensor x) {
    return x.cast(x.dtype().wide());
  }
}
