package org.fascicle.api.text;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.random.RandomStream;

/**
 * How one of many symbols is chosen by its probability.
 *
 * @param temperature probabilities are raised to 1 / temperature and made to sum to 1 again: below
 *     1 likely symbols gain, above 1 they lose, 1 leaves them as they are; 0 takes the likeliest
 * @param topK how many of the likeliest symbols may be chosen; 0 for all
 */
public record Sampler(double temperature, int topK) {
  /** Checks. */
  public Sampler {
    if (!(temperature >= 0) || Double.isInfinite(temperature)) {
      throw new InvalidArgumentException(
          "Sampler.temperature", "a number of 0 or more", temperature + "", "");
    }
    if (topK < 0) {
      throw new InvalidArgumentException("Sampler.topK", "0, for all, or more", topK + "", "");
    }
  }

  /** Always the likeliest symbol, of equally likely ones the first. */
  public static Sampler greedy() {
    return new Sampler(0, 0);
  }

  /** Any symbol, as often as its probability at this temperature says. */
  public static Sampler temperature(double temperature) {
    return new Sampler(temperature, 0);
  }

  /** The same among so many of the likeliest symbols; 0 for all. */
  public Sampler topK(int count) {
    return new Sampler(temperature, count);
  }

  /**
   * Chooses a symbol.
   *
   * @param probabilities one a symbol; they need not sum to 1
   * @param random drawn from once, unless the likeliest is taken
   * @return its number
   * @throws InvalidArgumentException if a probability is negative or not finite, or all are 0
   */
  public int choose(float[] probabilities, RandomStream random) {
    double[] weights = weights(probabilities);
    if (temperature == 0) {
      return likeliest(weights);
    }
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double left = random.nextDouble() * total;
    int chosen = -1;
    for (int i = 0; i < weights.length && left >= 0; i++) {
      if (weights[i] > 0) {
        chosen = i; // The last one of them takes what rounding leaves over.
        left -= weights[i];
      }
    }
    return chosen;
  }

  /** What may be chosen how often, by number; the likeliest has 1. */
  private double[] weights(float[] probabilities) {
    double[] weights = new double[probabilities.length];
    double most = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = checked(probabilities[i], i);
      most = Math.max(most, weights[i]);
    }
    if (most == 0) {
      throw new InvalidArgumentException("Sampler", "a symbol to choose", "no probability", "");
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] = scaled(weights[i] / most);
    }
    if (topK > 0 && topK < weights.length) {
      byWeight(weights).skip(topK).forEach(i -> weights[i] = 0);
    }
    return weights;
  }

  /** In strict arithmetic: equal seeds choose equally on every machine. */
  private double scaled(double share) {
    return temperature == 0 || temperature == 1 ? share : StrictMath.pow(share, 1 / temperature);
  }

  private static IntStream byWeight(double[] weights) {
    return IntStream.range(0, weights.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -weights[i]))
        .mapToInt(i -> i);
  }

  private static int likeliest(double[] weights) {
    int best = 0;
    for (int i = 1; i < weights.length; i++) {
      best = weights[i] > weights[best] ? i : best;
    }
    return best;
  }

  private static double checked(float probability, int symbol) {
    if (!(probability >= 0) || Float.isInfinite(probability)) {
      throw new InvalidArgumentException(
          "Sampler",
          "finite probabilities of 0 or more",
          probability + " for symbol " + symbol,
          "Scores need a softmax first; a model that gives NaN must be trained again.");
    }
    return probability;
  }
}
