package org.fascicle.plugin.cnn.convolution;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.op.Padding;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.op.Sliding;
import org.fascicle.api.plugin.BoundActivation;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.cnn.Grid;

/**
 * The window of a layer, its configuration checked: one number holds for each axis. Shapes are (N,
 * spatial…, C) here, wherever the layer's input has its channels.
 *
 * @param grid where the axes are
 * @param sizes the kernel's lengths
 * @param padding what surrounds the input
 */
record Window(
    Grid grid, Shape sizes, List<Integer> strides, List<Integer> dilations, Padding padding) {
  private static final String VALID = "valid";
  private static final String SAME = "same";
  private static final String CAUSAL = "causal";

  /** Of configured values; null for defaults. */
  static Window of(
      Grid grid,
      List<Long> kernelSize,
      List<Long> strides,
      List<Long> dilationRate,
      String padding) {
    String layer = grid.layer();
    List<Long> one = List.of(1L);
    Check.required(layer + ".kernel_size", kernelSize, "the kernel's size");
    List<Integer> sizes = numbers(layer + ".kernel_size", kernelSize, grid.axes(), 1);
    return new Window(
        grid,
        Shape.of(sizes.stream().mapToLong(n -> n).toArray()),
        numbers(layer + ".strides", Check.or(strides, one), grid.axes(), 1),
        numbers(layer + ".dilation_rate", Check.or(dilationRate, one), grid.axes(), 1),
        padding(grid, padding));
  }

  private static Padding padding(Grid grid, String given) {
    String key = grid.layer() + ".padding";
    String word = Check.or(given, VALID);
    String known =
        grid.axes() == 1
            ? Check.oneOf(key, word, VALID, SAME, CAUSAL)
            : Check.oneOf(key, word, VALID, SAME);
    return Padding.valueOf(known.toUpperCase(Locale.ROOT));
  }

  /** One number an axis, of one or as many. */
  static List<Integer> numbers(String key, List<Long> given, int axes, int minimum) {
    Check.that(
        key,
        given,
        (given.size() == 1 || given.size() == axes)
            && given.stream().allMatch(n -> n != null && n >= minimum && n <= Integer.MAX_VALUE),
        (axes == 1 ? "a number" : "one number, or " + axes + ": one an axis,")
            + " of "
            + minimum
            + " or more");
    List<Integer> numbers = given.stream().map(Long::intValue).toList();
    return numbers.size() == axes ? numbers : Collections.nCopies(axes, numbers.get(0));
  }

  /** No activation function, unless one is set. */
  static Spec activation(Spec given) {
    return Check.or(given, Spec.of(Kind.ACTIVATION, "linear"));
  }

  /** A rule for first values. */
  static Spec initializer(Spec given, String fallback) {
    return Check.or(given, Spec.of(Kind.INITIALIZER, fallback));
  }

  /** A count that must be set. */
  static long count(String key, Long given, String meaning) {
    Check.required(key, given, meaning);
    return Check.that(key, given, given > 0, "a number of 1 or more");
  }

  /** The only input, (N, spatial…, C), with a known number of channels. */
  Shape input(List<TensorSpec> inputs) {
    TensorSpec x = grid.realInput(inputs);
    Shape shape = grid.toLast(x.shape());
    if (shape.dim(-1) == Shape.UNKNOWN) {
      throw new ShapeMismatchException(
          grid.layer(),
          "a known number of channels",
          x.shape().toString(),
          "Give the input's shape.");
    }
    return shape;
  }

  /** How the window slides over x, (N, spatial…, C). */
  Sliding over(Shape x) {
    return padding.over(spatial(x), sizes, strides, dilations);
  }

  /** As many places as the window has on x: (N, places…, channels). */
  Shape result(Shape x, long channels) {
    Shape places = padding.outputs(grid.layer(), spatial(x), sizes, strides, dilations);
    return x.slice(0, 1).concat(places).concat(Shape.of(channels));
  }

  /** The lengths of the spatial axes of (N, spatial…, C). */
  static Shape spatial(Shape x) {
    return x.slice(1, x.rank() - 1);
  }

  /** The kernel's shape with these last axes. */
  Shape kernel(long in, long out) {
    return sizes.concat(Shape.of(in, out));
  }

  /**
   * f of a sum, f computed along with it where that is possible.
   *
   * @param sum computes (N, places…, channels), and f of it
   */
  Tensor[] finish(LayerContext context, Spec activation, Function<Pointwise, Tensor> sum) {
    BoundActivation f = context.activation(activation);
    return new Tensor[] {
      f.pointwise()
          .map(fused -> grid.fromLast(sum.apply(fused)))
          .orElseGet(() -> f.apply(grid.fromLast(sum.apply(Pointwise.LINEAR))))
    };
  }
}
