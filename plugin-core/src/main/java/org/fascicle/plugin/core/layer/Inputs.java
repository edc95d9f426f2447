package org.fascicle.plugin.core.layer;

import java.util.List;
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
    TensorSpec input = one(layer, inputs);
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

  /** The product of known axis lengths from one axis on; unknown if one of them is. */
  static long product(Shape shape, int from) {
    Shape rest = shape.slice(from, shape.rank());
    return rest.isKnown() ? rest.elements() : Shape.UNKNOWN;
  }
}
