package org.fascicle.api.op;

import java.util.Collections;
import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.Shape;

/**
 * How a window slides over the spatial axes of an image, a sequence or a volume: along each axis
 * element s of the window for result o stands at {@code o · stride + s · dilation − before}; places
 * outside the input are padding. All lists have one entry a spatial axis.
 *
 * @param strides how far the window moves from one result to the next, 1 or more
 * @param dilations the distance of the window's elements, 1 or more
 * @param before how much padding comes before the first element, 0 or more
 * @param after how much padding comes after the last element, 0 or more
 * @see Padding#over
 */
public record Sliding(
    List<Integer> strides, List<Integer> dilations, List<Integer> before, List<Integer> after) {
  /** Checks and copies. */
  public Sliding {
    strides = atLeast(1, "strides", strides, strides.size());
    dilations = atLeast(1, "dilations", dilations, strides.size());
    before = atLeast(0, "before", before, strides.size());
    after = atLeast(0, "after", after, strides.size());
  }

  private static List<Integer> atLeast(int minimum, String name, List<Integer> values, int rank) {
    if (values.size() != rank || values.stream().anyMatch(v -> v < minimum)) {
      throw new InvalidArgumentException(
          "Sliding",
          name + " of " + minimum + " or more, one for each of " + rank + " axes",
          values.toString(),
          "");
    }
    return List.copyOf(values);
  }

  /** One step at a time over this many axes, without gaps and padding. */
  public static Sliding simple(int rank) {
    return new Sliding(all(rank, 1), all(rank, 1), all(rank, 0), all(rank, 0));
  }

  private static List<Integer> all(int rank, int value) {
    return Collections.nCopies(rank, value);
  }

  /** The number of spatial axes. */
  public int rank() {
    return strides.size();
  }

  /** Whether there is padding. */
  public boolean isPadded() {
    return before.stream().anyMatch(n -> n > 0) || after.stream().anyMatch(n -> n > 0);
  }

  /** This without padding, for an input that has it already. */
  public Sliding withoutPadding() {
    List<Integer> none = all(rank(), 0);
    return new Sliding(strides, dilations, none, none);
  }

  /** The input's lengths with the padding. */
  public Shape padded(Shape spatial) {
    Shape padded = spatial;
    for (int axis = 0; axis < rank(); axis++) {
      padded = padded.with(axis, spatial.dim(axis) + before.get(axis) + after.get(axis));
    }
    return padded;
  }

  /** How many elements a window with this many elements along an axis reaches over. */
  public long span(int axis, long size) {
    return (size - 1) * dilations.get(axis) + 1;
  }

  /**
   * How many places the window has.
   *
   * @param subject who asks, for the message
   * @param spatial the input's lengths; {@link Shape#UNKNOWN} stays so
   * @param sizes the window's, 1 or more
   * @throws ShapeMismatchException if it does not fit; the message holds the arithmetic
   */
  public Shape outputs(String subject, Shape spatial, Shape sizes) {
    long[] outputs = new long[rank()];
    for (int axis = 0; axis < outputs.length; axis++) {
      outputs[axis] =
          spatial.dim(axis) == Shape.UNKNOWN
              ? Shape.UNKNOWN
              : output(subject, axis, spatial, sizes);
    }
    return Shape.of(outputs);
  }

  private long output(String subject, int axis, Shape spatial, Shape sizes) {
    long room = spatial.dim(axis) + before.get(axis) + after.get(axis);
    long span = span(axis, sizes.dim(axis));
    if (sizes.dim(axis) < 1 || span > room) {
      throw new ShapeMismatchException(
          subject,
          "a window that fits into "
              + spatial
              + " with its padding: at most "
              + room
              + " = "
              + before.get(axis)
              + " + "
              + spatial.dim(axis)
              + " + "
              + after.get(axis)
              + " along spatial axis "
              + axis,
          span + " = (" + sizes.dim(axis) + " − 1) · " + dilations.get(axis) + " + 1",
          "Take a smaller window, or pad the input.");
    }
    return (room - span) / strides.get(axis) + 1;
  }
}
