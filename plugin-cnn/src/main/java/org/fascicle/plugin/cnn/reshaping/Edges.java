package org.fascicle.plugin.cnn.reshaping;

import java.util.List;
import java.util.stream.IntStream;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.plugin.cnn.Grid;

/**
 * What is added to, or cut from, both ends of each spatial axis.
 *
 * @param grid where the axes are
 * @param pairs two numbers an axis: before and after
 */
record Edges(Grid grid, List<List<Long>> pairs) {
  /** One axis: one number for both ends, or one each. */
  static List<Long> pair(String key, List<Long> given, long fallback) {
    List<Long> ends = Check.or(given, List.of(fallback));
    Check.that(
        key,
        ends,
        !ends.isEmpty() && ends.size() <= 2 && ends.stream().allMatch(n -> n != null && n >= 0),
        "one number of 0 or more, or two: before and after");
    return List.of(ends.get(0), ends.get(ends.size() - 1));
  }

  /** Several axes: one number for all ends, one an axis, or a pair an axis. */
  static List<List<Long>> pairs(String key, List<List<Long>> given, int axes, long fallback) {
    List<List<Long>> all = Check.or(given, List.of(List.of(fallback)));
    Check.that(
        key,
        all,
        all.size() == axes || (all.size() == 1 && all.get(0).size() == 1),
        "one number, or " + axes + ": one an axis, or a pair an axis");
    return IntStream.range(0, axes)
        .mapToObj(axis -> pair(key, all.get(all.size() == 1 ? 0 : axis), fallback))
        .toList();
  }

  /** What padding makes of a shape. */
  Shape padded(Shape x) {
    return changed(x, 1);
  }

  /**
   * What cropping makes of a shape.
   *
   * @throws ShapeMismatchException if nothing is left
   */
  Shape cropped(Shape x) {
    return changed(x, -1);
  }

  private Shape changed(Shape x, int sign) {
    Shape out = x;
    for (int i = 0; i < pairs.size(); i++) {
      int axis = grid.start() + i;
      long length = x.dim(axis);
      long before = pairs.get(i).get(0);
      long after = pairs.get(i).get(1);
      long left = length + sign * (before + after);
      if (length != Shape.UNKNOWN && sign < 0 && left <= 0) {
        throw new ShapeMismatchException(
            grid.layer(),
            "more elements along axis " + axis + " than are cut",
            x + ": " + length + " - " + before + " - " + after + " = " + left,
            "Cut less.");
      }
      out = length == Shape.UNKNOWN ? out : out.with(axis, left);
    }
    return out;
  }

  /** Zeros around it. */
  Tensor pad(Tensor x) {
    return x.pad(ends(x, 0), ends(x, 1), 0);
  }

  /** What is left within. */
  Tensor crop(Tensor x) {
    return x.slice(ends(x, 0), cropped(x.shape()).dims());
  }

  private long[] ends(Tensor x, int end) {
    long[] numbers = new long[x.shape().rank()];
    for (int i = 0; i < pairs.size(); i++) {
      numbers[grid.start() + i] = pairs.get(i).get(end);
    }
    return numbers;
  }
}
