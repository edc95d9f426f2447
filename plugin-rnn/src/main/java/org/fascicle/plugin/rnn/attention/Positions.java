package org.fascicle.plugin.rnn.attention;

import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.TensorSpec;

/** What layers that encode positions take. */
final class Positions {
  private Positions() {}

  /** One sequence of real features. */
  static TensorSpec input(String layer, List<TensorSpec> inputs) {
    if (inputs.size() != 1) {
      throw new InvalidArgumentException(
          layer, "one input", inputs.size() + " inputs", "Add its result to the input.");
    }
    TensorSpec input = inputs.get(0);
    if (input.shape().rank() < 3 || !input.dtype().isFloating()) {
      throw new ShapeMismatchException(
          layer,
          "sequences of real features (None, …, T, D)",
          input.toString(),
          "Symbols need an Embedding before it.");
    }
    return input;
  }
}
