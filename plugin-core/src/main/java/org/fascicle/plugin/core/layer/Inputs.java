package org.fascicle.plugin.core.layer;

import java.util.List;
import java.util.stream.Collectors;
import org.fascicle.api.exception.DTypeMismatchException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/** Checks what comes into a layer. */
final class Inputs {
  private Inputs() {}

  /** The only input. */
  static TensorSpec one(String layer, List<TensorSpec> inputs) {
    if (inputs.size() != 1) {
      throw new InvalidArgumentException(
          layer, "one input", inputs.size() + " inputs", "Merge them first, or call it once each.");
    }
    return inputs.get(0);
  }

  /** The only input, of real numbers. */
  static TensorSpec oneReal(String layer, List<TensorSpec> inputs) {
    return real(layer, one(layer, inputs));
  }

  private static TensorSpec real(String layer, TensorSpec input) {
    if (!input.dtype().isFloating()) {
      throw new DTypeMismatchException(
          layer, "real numbers", input.toString(), "Rescale or cast the data to float32.");
    }
    return input;
  }

  /** The only input, of real numbers, with features (known in number) in its last axis. */
  static TensorSpec features(String layer, List<TensorSpec> inputs) {
    TensorSpec input = oneReal(layer, inputs);
    Shape shape = input.shape();
    if (shape.rank() < 2 || shape.dim(-1) == Shape.UNKNOWN) {
      throw new ShapeMismatchException(
          layer,
          "samples with a known number of features in the last axis: (None, …, features)",
          shape.toString(),
          "Put a Flatten or Reshape layer before it, or give the input's shape.");
    }
    return input;
  }

  /** Exactly two inputs. */
  static void two(String layer, List<TensorSpec> inputs) {
    if (inputs.size() != 2) {
      throw new InvalidArgumentException(
          layer, "two inputs", inputs.size() + " inputs", "Call it on two results.");
    }
  }

  /** The first of several inputs, all of one element type. */
  static TensorSpec sameType(String layer, List<TensorSpec> inputs) {
    if (inputs.isEmpty()) {
      throw new InvalidArgumentException(layer, "at least one input", "none", "");
    }
    for (TensorSpec input : inputs) {
      if (input.dtype() != inputs.get(0).dtype()) {
        throw new DTypeMismatchException(
            layer,
            "inputs of one element type",
            inputs.stream().map(TensorSpec::toString).collect(Collectors.joining(" and ")),
            "Give the model's inputs the same element type.");
      }
    }
    return inputs.get(0);
  }

  /** The first of several inputs, all real numbers of one element type. */
  static TensorSpec alike(String layer, List<TensorSpec> inputs) {
    return real(layer, sameType(layer, inputs));
  }

  /**
   * The shape to which those of two samples broadcast. An axis that is not known yet has the
   * other's length or 1; when it has neither, the operation refuses the data.
   *
   * @param inputs all inputs, for the message
   */
  static Shape broadcast(String layer, Shape a, Shape b, List<TensorSpec> inputs) {
    long[] dims = new long[Math.max(a.rank(), b.rank())];
    for (int i = 1; i <= dims.length; i++) {
      long x = i <= a.rank() ? a.dim(-i) : 1;
      long y = i <= b.rank() ? b.dim(-i) : 1;
      boolean open = x == Shape.UNKNOWN || y == Shape.UNKNOWN;
      if (!open && x != y && x != 1 && y != 1) {
        throw new ShapeMismatchException(
            layer,
            "shapes that broadcast (behind the batch axis, aligned at the last, lengths equal or 1)",
            shapes(inputs),
            "Reshape one of them.");
      }
      dims[dims.length - i] = x == 1 ? y : y == 1 || y == Shape.UNKNOWN ? x : y;
    }
    return Shape.of(dims);
  }

  /** An axis counted from 0, of one that may count from the end; not the batch axis. */
  static int axis(String layer, int axis, Shape shape) {
    int normal = shape.axis(layer, axis);
    if (normal == 0) {
      throw new ShapeMismatchException(
          layer, "an axis other than the batch axis of " + shape, String.valueOf(axis), "");
    }
    return normal;
  }

  /** As messages list them. */
  static String shapes(List<TensorSpec> inputs) {
    return inputs.stream()
        .map(input -> input.shape().toString())
        .collect(Collectors.joining(" and "));
  }

  /** The product of known axis lengths from one axis on; unknown if one of them is. */
  static long product(Shape shape, int from) {
    Shape rest = shape.slice(from, shape.rank());
    return rest.isKnown() ? rest.elements() : Shape.UNKNOWN;
  }
}
