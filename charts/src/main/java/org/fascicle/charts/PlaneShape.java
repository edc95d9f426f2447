package org.fascicle.charts;

import java.util.Arrays;
import java.util.List;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.Model;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/** The image that a row of numbers was. */
final class PlaneShape {
  private PlaneShape() {}

  /**
   * (H, W, C) of as many numbers: what the model takes, or else a square of one channel.
   *
   * @param wished (H, W) or (H, W, C); empty to find out
   * @throws ShapeMismatchException if no image has as many numbers
   */
  static int[] of(Model model, long count, long... wished) {
    if (wished.length > 0) {
      long product = Arrays.stream(wished).reduce(1, Math::multiplyExact);
      if (product != count || (wished.length != 2 && wished.length != 3)) {
        throw refused(count, Shape.of(wished).toString());
      }
      return whole(wished);
    }
    List<TensorSpec> inputs = model.inputs();
    Shape input = inputs.get(0).shape();
    if (inputs.size() == 1 && (input.rank() == 3 || input.rank() == 4)) {
      long[] dims = Arrays.copyOfRange(input.dims(), 1, input.rank());
      if (Arrays.stream(dims).allMatch(d -> d > 0) && Shape.of(dims).elements() == count) {
        return whole(dims);
      }
    }
    long side = Math.round(Math.sqrt((double) count));
    if (side * side != count) {
      throw refused(count, "no square");
    }
    return whole(side, side);
  }

  private static int[] whole(long... dims) {
    int channels = dims.length == 3 ? Math.toIntExact(dims[2]) : 1;
    return new int[] {Math.toIntExact(dims[0]), Math.toIntExact(dims[1]), channels};
  }

  private static ShapeMismatchException refused(long count, String actual) {
    return new ShapeMismatchException(
        "weights", "an image of " + count + " numbers", actual, "Say its shape: 28x28, 32x32x3.");
  }
}
