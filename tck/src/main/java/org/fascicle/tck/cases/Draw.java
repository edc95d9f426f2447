package org.fascicle.tck.cases;

import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.tck.harness.Values;

/** Arrays for cases: the same ones every time. */
public final class Draw {
  private static final long SEED = 20_240_117;

  private Draw() {}

  /** An array of any type; integers from −9 to 9, bytes from 0 to 255. */
  static Values of(DType dtype, Domain domain, Shape shape, long site) {
    RandomStream random = new RandomStream(SEED, shape.hashCode(), site);
    int n = Math.toIntExact(shape.elements());
    if (dtype.isReal()) {
      return Values.reals(dtype, shape, round(dtype, domain.draw(random, n)));
    }
    long[] integers = new long[n];
    for (int i = 0; i < n; i++) {
      integers[i] =
          switch (dtype) {
            case BOOL -> random.nextLong(2);
            case UINT8 -> random.nextLong(256);
            // Finite halves: the exponent is not all ones.
            case FLOAT16 -> random.nextLong(0x7800) | (random.nextLong(2) << 15);
            default -> random.nextLong(19) - 9;
          };
    }
    return Values.integers(dtype, shape, integers);
  }

  /** Indices from 0, below the bound. */
  static Values indices(DType dtype, Shape shape, long bound, long site) {
    RandomStream random = new RandomStream(SEED, shape.hashCode(), site);
    long[] integers = new long[Math.toIntExact(shape.elements())];
    for (int i = 0; i < integers.length; i++) {
      integers[i] = random.nextLong(bound);
    }
    return Values.integers(dtype, shape, integers);
  }

  /** Probabilities: the last axis sums to 1. */
  static Values probabilities(DType dtype, Shape shape, long site) {
    double[] values = of(DType.FLOAT64, Domain.POSITIVE, shape, site).reals();
    int classes = Math.toIntExact(shape.dim(-1));
    for (int row = 0; classes > 0 && row < values.length; row += classes) {
      double sum = 0;
      for (int i = 0; i < classes; i++) {
        sum += values[row + i];
      }
      for (int i = 0; i < classes; i++) {
        values[row + i] /= sum;
      }
    }
    return Values.reals(dtype, shape, round(dtype, values));
  }

  /** Gradients to start from, or weights: −1 to 1, of an array's shape and type. */
  public static Values like(Values array, long site) {
    double[] values = of(DType.FLOAT64, Domain.ANY, array.spec().shape(), site).reals();
    for (int i = 0; i < values.length; i++) {
      values[i] /= 2;
    }
    return Values.reals(
        array.spec().dtype(), array.spec().shape(), round(array.spec().dtype(), values));
  }

  /** A key of the random generator: seed, step, call site, replica. */
  static Values key(long site) {
    return Values.host(SEED, 3, site, 0);
  }

  private static double[] round(DType dtype, double... values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Values.rounded(dtype, values[i]);
    }
    return values;
  }
}
