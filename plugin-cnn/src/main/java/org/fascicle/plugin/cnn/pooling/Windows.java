package org.fascicle.plugin.cnn.pooling;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.fascicle.api.op.Padding;
import org.fascicle.api.op.Sliding;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.cnn.Grid;

/**
 * The windows of a pooling layer.
 *
 * @param grid where the axes are
 * @param sizes the window's lengths
 * @param strides how far it moves
 * @param padding how much padding there is
 */
record Windows(Grid grid, Shape sizes, List<Integer> strides, Padding padding) {
  /** Of configured values, checked; null for defaults. */
  static Windows of(Grid grid, List<Integer> poolSize, List<Integer> strides, String padding) {
    String layer = grid.layer();
    List<Integer> sizes =
        lengths(layer + ".pool_size", poolSize, Collections.nCopies(grid.axes(), 2));
    String word = Check.oneOf(layer + ".padding", Check.or(padding, "valid"), "valid", "same");
    return new Windows(
        grid,
        Shape.of(sizes.stream().mapToLong(n -> n).toArray()),
        lengths(layer + ".strides", strides, sizes),
        Padding.valueOf(word.toUpperCase(Locale.ROOT)));
  }

  private static List<Integer> lengths(String key, List<Integer> given, List<Integer> fallback) {
    List<Integer> lengths = Check.or(given, fallback);
    int axes = fallback.size();
    Check.that(
        key,
        lengths,
        (lengths.size() == 1 || lengths.size() == axes)
            && lengths.stream().allMatch(n -> n != null && n > 0),
        "one number of 1 or more, or one for each of " + axes + " axes");
    return lengths.size() == axes
        ? List.copyOf(lengths)
        : Collections.nCopies(axes, lengths.get(0));
  }

  /** What comes out for the only input. */
  TensorSpec result(List<TensorSpec> inputs) {
    TensorSpec x = grid.realInput(inputs);
    Shape last = grid.toLast(x.shape());
    Shape spatial = last.slice(1, grid.axes() + 1);
    Shape places =
        padding.outputs(grid.layer(), spatial, sizes, strides, Collections.nCopies(grid.axes(), 1));
    Shape out = last.slice(0, 1).concat(places).concat(Shape.of(last.dim(-1)));
    return x.with(grid.fromLast(out));
  }

  /** How they slide over an input with channels in the last axis. */
  Sliding over(Shape last) {
    return padding.over(
        last.slice(1, grid.axes() + 1), sizes, strides, Collections.nCopies(grid.axes(), 1));
  }

  /** Lengths that pool to these: the smallest without padding, the largest with it. */
  Shape pooledFrom(Shape places) {
    Shape spatial = places;
    for (int axis = 0; axis < places.rank(); axis++) {
      long count = places.dim(axis);
      long length =
          padding == Padding.SAME
              ? count * strides.get(axis)
              : (count - 1) * strides.get(axis) + sizes.dim(axis);
      spatial = count == Shape.UNKNOWN ? spatial : spatial.with(axis, length);
    }
    return spatial;
  }
}
