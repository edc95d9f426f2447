package org.fascicle.plugin.cnn;

import java.util.List;
import java.util.stream.IntStream;
import org.fascicle.api.exception.DTypeMismatchException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * Where a sample of one, two or three spatial axes has its channels: {@code channels_last}, (N, H,
 * W, C), in which operations compute, or {@code channels_first}, (N, C, H, W).
 *
 * @param layer the layer's type, for messages
 * @param axes how many spatial axes there are
 * @param first whether channels come before them
 */
public record Grid(String layer, int axes, boolean first) {
  private static final String LAST = "channels_last";
  private static final String FIRST = "channels_first";

  /** The configured word, {@code channels_last} unless set. */
  public static String format(String layer, String given) {
    return Check.oneOf(layer + ".data_format", Check.or(given, LAST), LAST, FIRST);
  }

  /** By a word that {@link #format} has checked. */
  public static Grid of(String layer, int axes, String format) {
    return new Grid(layer, axes, format.equals(FIRST));
  }

  /** The place of the first spatial axis. */
  public int start() {
    return first ? 2 : 1;
  }

  /** The place of the channels. */
  public int channels() {
    return first ? 1 : axes + 1;
  }

  /** The places of the spatial axes. */
  public int[] spatial() {
    return IntStream.range(start(), start() + axes).toArray();
  }

  /**
   * A shape of this form with one number a channel.
   *
   * @param keep whether the spatial axes stay, with length 1
   */
  public Shape global(Shape x, boolean keep) {
    Shape out = x;
    for (int axis = start() + axes - 1; axis >= start(); axis--) {
      out = keep ? out.with(axis, 1) : out.without(axis);
    }
    return out;
  }

  /** The only input: N, C and the spatial axes. */
  public TensorSpec input(List<TensorSpec> inputs) {
    if (inputs.size() != 1) {
      throw new InvalidArgumentException(
          layer, "one input", inputs.size() + " inputs", "Merge them first, or call it once each.");
    }
    TensorSpec x = inputs.get(0);
    if (x.shape().rank() != axes + 2) {
      throw new ShapeMismatchException(
          layer,
          "samples of " + axes + (axes == 1 ? " axis" : " axes") + " and channels: " + form(),
          x.shape().toString(),
          "Put a Reshape layer before it, or take the layer for as many axes.");
    }
    return x;
  }

  /** The only input, of real numbers. */
  public TensorSpec realInput(List<TensorSpec> inputs) {
    TensorSpec x = input(inputs);
    if (!x.dtype().isFloating()) {
      throw new DTypeMismatchException(
          layer, "real numbers", x.toString(), "Rescale or cast the data to float32.");
    }
    return x;
  }

  /** A tensor of this form with the channels moved to the last axis. */
  public Tensor toLast(Tensor x) {
    return first ? x.transpose(turned(1)) : x;
  }

  /** The reverse of {@link #toLast(Tensor)}. */
  public Tensor fromLast(Tensor x) {
    return first ? x.transpose(turned(axes)) : x;
  }

  /** A shape of this form with the channels moved to the last axis. */
  public Shape toLast(Shape x) {
    return first ? x.without(1).concat(Shape.of(x.dim(1))) : x;
  }

  /** The reverse of {@link #toLast(Shape)}. */
  public Shape fromLast(Shape x) {
    return first ? Shape.of(x.dim(0), x.dim(-1)).concat(x.slice(1, x.rank() - 1)) : x;
  }

  /** The axes behind N, moved round by some places. */
  private int[] turned(int by) {
    return IntStream.rangeClosed(0, axes + 1)
        .map(i -> i == 0 ? 0 : 1 + (i - 1 + by) % (axes + 1))
        .toArray();
  }

  private String form() {
    List<String> names =
        axes == 1 ? List.of("T") : axes == 2 ? List.of("H", "W") : List.of("D", "H", "W");
    String grid = String.join(", ", names);
    return first ? "(None, C, " + grid + ")" : "(None, " + grid + ", C)";
  }
}
