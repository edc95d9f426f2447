package org.fascicle.plugin.cnn.normalization;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Spec;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;

/** Statistics of batches: where they start, and those of what is not masked. */
final class Statistics {
  private Statistics() {}

  /** The one number that an initialiser fills in. */
  static double constant(String key, Spec initializer) {
    return switch (initializer.type().toLowerCase(Locale.ROOT)) {
      case "zeros" -> 0;
      case "ones" -> 1;
      case "constant" -> ((Number) initializer.config().getOrDefault("value", 0)).doubleValue();
      default ->
          throw new InvalidArgumentException(
              key, "zeros, ones or constant", initializer.type(), "");
    };
  }

  /** A mask (N, T) with axes of length 1 behind, beside x (N, T, …). */
  static Tensor aligned(Tensor mask, Tensor x) {
    long[] dims = Arrays.copyOf(mask.shape().dims(), x.shape().rank());
    Arrays.fill(dims, mask.shape().rank(), dims.length, 1);
    return mask.reshape(dims);
  }

  /**
   * x (N, …, C) normalised by the elements that are kept.
   *
   * @param kept BOOL, broadcasts to x
   * @return the result, means (C), variances (C); those of no elements are 0, as Keras has it
   */
  static Tensor[] masked(Tensor x, Tensor kept, Tensor gamma, Tensor beta, double epsilon) {
    Shape shape = x.shape();
    int[] others = IntStream.range(0, shape.rank() - 1).toArray();
    Tensor count = kept.broadcastTo(shape).cast(x.dtype()).sum(others).maximum(1);
    Tensor mean = kept.where(x, 0).sum(others).div(count);
    Tensor variance = kept.where(x.sub(mean), 0).square().sum(others).div(count);
    Tensor y = x.batchNormalization(mean, variance, gamma, beta, epsilon);
    return new Tensor[] {y, mean, variance};
  }
}
