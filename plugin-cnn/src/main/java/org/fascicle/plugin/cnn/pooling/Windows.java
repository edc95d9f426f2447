package org.fascicle.plugin.cnn.pooling;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.fascicle.api.op.Padding;
import org.fascicle.api.op.Sliding;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.cnn.Check;
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
  static Windows of(Grid grid, List<Integer> sizes, List<Integer> strides, String padding) {
    Shape shape = Shape.of(sizes.stream().mapToLong(n -> n).toArray());
    return new Windows(grid, shape, strides, Padding.valueOf(padding.toUpperCase(Locale.ROOT)));
  }

  /** One length for all axes, or one each; 2 unless set. */
  static List<Integer> sizes(String layer, List<Integer> given, int axes) {
    return lengths(layer + ".pool_size", given, Collections.nCopies(axes, 2));
  }

  /** One stride for all axes, or one each; the window's lengths unless set. */
  static List<Integer> strides(String layer, List<Integer> given, List<Integer> sizes) {
    return lengths(layer + ".strides", given, sizes);
  }

  /** The word for the padding, {@code valid} unless set. */
  static String padding(String layer, String given) {
    return Check.oneOf(layer + ".padding", Check.or(given, "valid"), "valid", "same");
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
}
