package org.fascicle.plugin.core.layer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.op.RandomNormal;
import org.fascicle.api.op.RandomUniform;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;

/** What layers draw while training. */
final class Noise {
  private Noise() {}

  /** Standard normal numbers of a tensor's shape and type. */
  static Tensor normal(LayerContext context, Long seed, Tensor like) {
    RandomNormal normal = new RandomNormal(like.dtype().wide(), like.shape());
    return context.session().apply(normal, key(context, seed)).cast(like.dtype());
  }

  /**
   * Which elements are kept: BOOL, of the noise's shape. The numbers are those of the operation
   * {@link org.fascicle.api.op.Dropout}.
   */
  static Tensor kept(
      LayerContext context, Long seed, double rate, List<Long> noiseShape, Shape input) {
    RandomUniform uniform = new RandomUniform(DType.FLOAT32, bound(noiseShape, input));
    return context.session().apply(uniform, key(context, seed)).greaterEqual(rate);
  }

  /** The key of the next draw: of the layer's own seed, if it has one. */
  static Tensor key(LayerContext context, Long seed) {
    return seed == null ? context.randomKey() : context.randomKey(seed);
  }

  /** Checks a configured noise shape: lengths of 1 or more, or null for the input's. */
  static List<Long> shape(String key, List<Long> shape) {
    if (shape != null && shape.stream().anyMatch(length -> length != null && length < 1)) {
      throw new InvalidArgumentException(
          key, "lengths of 1 or more, or null for the input's", shape.toString(), "");
    }
    return shape == null ? null : Collections.unmodifiableList(new ArrayList<>(shape));
  }

  /** Refuses a noise shape that does not broadcast to the input's. */
  static void check(String layer, List<Long> shape, Shape input) {
    boolean fits = shape == null || shape.size() == input.rank();
    for (int i = 0; fits && shape != null && i < shape.size(); i++) {
      Long length = shape.get(i);
      fits =
          length == null || length == 1 || input.dim(i) == Shape.UNKNOWN || length == input.dim(i);
    }
    if (!fits) {
      throw new ShapeMismatchException(
          layer,
          "a noise_shape with a length of 1, of the input's axis, or null for each axis of "
              + input,
          shape.toString(),
          "The batch axis counts: [null, 1, …].");
    }
  }

  private static Shape bound(List<Long> shape, Shape input) {
    if (shape == null) {
      return input;
    }
    long[] dims = input.dims();
    for (int i = 0; i < dims.length; i++) {
      dims[i] = shape.get(i) == null ? dims[i] : shape.get(i);
    }
    return Shape.of(dims);
  }
}
