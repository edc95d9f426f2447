package org.fascicle.plugin.core.initializer;

import java.util.function.LongToDoubleFunction;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Shape;

/**
 * How many values go into and come out of one unit of a parameter, and the rules scaled by them.
 *
 * @param in values that one output is computed from
 * @param out outputs that one input contributes to
 */
record Fans(double in, double out) {
  /** The standard deviation of a standard normal variable cut off at ±2. */
  private static final double CUT_STDDEV = 0.8796256610342398;

  /** The fans of a parameter: (in, out), or (space…, in, out) for a convolution's kernel. */
  static Fans of(Shape shape) {
    if (shape.rank() < 2) {
      double length = shape.rank() == 0 ? 1 : shape.dim(0);
      return new Fans(length, length);
    }
    double field = 1;
    for (int axis = 0; axis < shape.rank() - 2; axis++) {
      field *= shape.dim(axis);
    }
    return new Fans(shape.dim(-2) * field, shape.dim(-1) * field);
  }

  /** The mean of both, at least 1. */
  double average() {
    return Math.max(1, (in + out) / 2);
  }

  /** Uniform values of this variance. */
  static LongToDoubleFunction uniform(double variance, RandomStream random) {
    double limit = StrictMath.sqrt(3 * variance);
    return uniform(-limit, limit, random);
  }

  /** Uniform values in [from, to). */
  static LongToDoubleFunction uniform(double from, double to, RandomStream random) {
    return i -> from + (to - from) * random.nextDouble();
  }

  /** Normal values cut off at two standard deviations, of this variance after the cut. */
  static LongToDoubleFunction truncatedNormal(double variance, RandomStream random) {
    return truncatedNormal(0, StrictMath.sqrt(variance) / CUT_STDDEV, random);
  }

  /** Normal values cut off at two standard deviations, which are those before the cut. */
  static LongToDoubleFunction truncatedNormal(double mean, double stddev, RandomStream random) {
    return i -> mean + stddev * truncatedGaussian(random);
  }

  /** A standard normal value within ±2. */
  private static double truncatedGaussian(RandomStream random) {
    double z;
    do {
      z = random.nextGaussian();
    } while (Math.abs(z) > 2);
    return z;
  }

  /** Normal values. */
  static LongToDoubleFunction normal(double mean, double stddev, RandomStream random) {
    return i -> mean + stddev * random.nextGaussian();
  }
}
