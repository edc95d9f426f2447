package org.fascicle.plugin.rnn.attention;

import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/** Checks what comes into a MultiHeadAttention. */
final class Inputs {
  private static final String NAME = "MultiHeadAttention";

  private Inputs() {}

  /** Two to four inputs, the first three real and of one rank with known features. */
  static void check(List<TensorSpec> inputs) {
    if (inputs.size() < 2 || inputs.size() > 4) {
      throw new InvalidArgumentException(
          NAME,
          "query and value, then key, then mask, if there are any",
          inputs.size() + " inputs",
          "Call it on the same input twice for self-attention.");
    }
    TensorSpec query = inputs.get(0);
    boolean fits = query.dtype().isFloating() && query.shape().rank() >= 3;
    for (TensorSpec input : inputs.subList(0, Math.min(3, inputs.size()))) {
      fits &=
          input.dtype() == query.dtype()
              && input.shape().rank() == query.shape().rank()
              && input.shape().dim(-1) != Shape.UNKNOWN;
    }
    if (!fits) {
      throw new ShapeMismatchException(
          NAME,
          "sequences (None, T, features) of real numbers with a known number of features, as many"
              + " axes each",
          inputs.toString(),
          "Symbols need an Embedding before it.");
    }
  }

  /** As many keys as values, alike in the axes that are apart, and a mask that fits. */
  static void checkSteps(Heads heads, List<TensorSpec> inputs) {
    Shape query = inputs.get(0).shape();
    Shape value = inputs.get(1).shape();
    Shape key = inputs.get(inputs.size() > 2 ? 2 : 1).shape();
    for (int axis = 1; axis < query.rank() - 1; axis++) {
      boolean apart = !heads.axes().contains(axis);
      if (differ(value.dim(axis), key.dim(axis))
          || (apart && differ(query.dim(axis), key.dim(axis)))) {
        throw new ShapeMismatchException(
            NAME,
            "value and key alike but for features, and query but for the axes to attend over "
                + heads.axes(),
            query + ", " + value + " and " + key,
            "");
      }
    }
    if (inputs.size() == 4) {
      checkMask(heads, inputs.get(3), query, key);
    }
  }

  private static void checkMask(Heads heads, TensorSpec mask, Shape query, Shape key) {
    Shape expected = query.slice(0, 1).concat(heads.lengths(query)).concat(heads.lengths(key));
    boolean fits = mask.shape().rank() == expected.rank();
    for (int axis = 1; fits && axis < expected.rank(); axis++) {
      fits = !differ(mask.shape().dim(axis), expected.dim(axis));
    }
    if (!fits) {
      throw new ShapeMismatchException(
          NAME,
          "a mask " + expected + ", true where a query may see a key, as the fourth input",
          mask.toString(),
          "Padding needs none: a Masking or Embedding layer before it says which steps are there.");
    }
  }

  private static boolean differ(long one, long other) {
    return one != Shape.UNKNOWN && other != Shape.UNKNOWN && one != other;
  }
}
