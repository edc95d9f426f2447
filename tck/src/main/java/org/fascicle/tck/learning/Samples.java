package org.fascicle.tck.learning;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.tensor.Shape;

/**
 * Targets and predictions, N samples each.
 *
 * @param targets float64, (N, …)
 * @param predictions float64, (N, …)
 * @param perfect the best predictions of these targets
 */
public record Samples(HostArray targets, HostArray predictions, HostArray perfect) {
  /** Draws samples; equal generators draw equal ones. */
  @FunctionalInterface
  public interface Source {
    /** Draws N samples. */
    Samples draw(int n, Random random);
  }

  /** Any numbers. */
  public static Source reals(long... sample) {
    return (n, random) -> {
      HostArray t = array(n, sample, i -> random.nextGaussian());
      return new Samples(t, array(n, sample, i -> random.nextGaussian()), t);
    };
  }

  /** Counts, from 0 on, and rates above 0. */
  public static Source counts(long... sample) {
    return (n, random) -> {
      HostArray t = array(n, sample, i -> random.nextInt(4));
      return new Samples(t, array(n, sample, i -> 0.1 + 3 * random.nextDouble()), t);
    };
  }

  /** 0 or 1, and probabilities. */
  public static Source bits(long... sample) {
    return (n, random) -> {
      HostArray t = array(n, sample, i -> random.nextInt(2));
      return new Samples(t, array(n, sample, i -> 0.05 + 0.9 * random.nextDouble()), t);
    };
  }

  /** 0 or 1, and logits. */
  public static Source bitLogits(long... sample) {
    return (n, random) -> {
      HostArray t = array(n, sample, i -> random.nextInt(2));
      HostArray logits = array(n, sample, i -> 2 * random.nextGaussian());
      return new Samples(t, logits, array(n, sample, i -> t.get((int) i) > 0 ? 40 : -40));
    };
  }

  /** −1 or 1, and scores. */
  public static Source signs(long... sample) {
    return (n, random) -> {
      HostArray t = array(n, sample, i -> 2 * random.nextInt(2) - 1);
      return new Samples(t, array(n, sample, i -> 2 * random.nextGaussian()), t);
    };
  }

  /** One-hot rows, and distributions. */
  public static Source oneHot(int classes) {
    return (n, random) -> {
      int[] labels = labels(n, classes, random);
      HostArray t = array(n, new long[] {classes}, i -> hot(labels, classes, i));
      return new Samples(t, distributions(n, classes, random), t);
    };
  }

  /** One-hot rows, and logits. */
  public static Source oneHotLogits(int classes) {
    return (n, random) -> {
      int[] labels = labels(n, classes, random);
      long[] row = {classes};
      HostArray t = array(n, row, i -> hot(labels, classes, i));
      HostArray logits = array(n, row, i -> 2 * random.nextGaussian());
      return new Samples(t, logits, array(n, row, i -> 40 * hot(labels, classes, i)));
    };
  }

  /** Class numbers, (N), and distributions, (N, K). */
  public static Source classes(int classes) {
    return (n, random) -> {
      int[] labels = labels(n, classes, random);
      HostArray t = array(n, new long[0], i -> labels[(int) i]);
      HostArray best = array(n, new long[] {classes}, i -> hot(labels, classes, i));
      return new Samples(t, distributions(n, classes, random), best);
    };
  }

  /** Class numbers, (N), and logits, (N, K). */
  public static Source classLogits(int classes) {
    return (n, random) -> {
      int[] labels = labels(n, classes, random);
      long[] row = {classes};
      HostArray t = array(n, new long[0], i -> labels[(int) i]);
      HostArray logits = array(n, row, i -> 2 * random.nextGaussian());
      return new Samples(t, logits, array(n, row, i -> 40 * hot(labels, classes, i)));
    };
  }

  private static int[] labels(int n, int classes, Random random) {
    return random.ints(n, 0, classes).toArray();
  }

  private static double hot(int[] labels, int classes, double element) {
    int index = (int) element;
    return labels[index / classes] == index % classes ? 1 : 0;
  }

  private static HostArray distributions(int n, int classes, Random random) {
    double[] values = new double[n * classes];
    for (int row = 0; row < n; row++) {
      double sum = 0;
      for (int k = row * classes; k < (row + 1) * classes; k++) {
        values[k] = 0.05 + random.nextDouble();
        sum += values[k];
      }
      for (int k = row * classes; k < (row + 1) * classes; k++) {
        values[k] /= sum;
      }
    }
    return HostArray.of(values, n, classes);
  }

  private static HostArray array(int n, long[] sample, DoubleUnaryOperator element) {
    Shape shape = Shape.of(n).concat(Shape.of(sample));
    double[] values = new double[Math.toIntExact(shape.elements())];
    for (int i = 0; i < values.length; i++) {
      values[i] = element.applyAsDouble(i);
    }
    return HostArray.of(values, shape.dims());
  }
}
