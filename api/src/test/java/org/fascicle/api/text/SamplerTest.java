package org.fascicle.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.random.RandomStream;
import org.junit.jupiter.api.Test;

class SamplerTest {
  private static final float[] SCORES = {0.1f, 0.4f, 0.2f, 0.3f};

  private static double[] shares(Sampler sampler, float... probabilities) {
    RandomStream random = new RandomStream(1, 0, 0);
    int draws = 40_000;
    double[] shares = new double[probabilities.length];
    for (int i = 0; i < draws; i++) {
      shares[sampler.choose(probabilities, random)] += 1.0 / draws;
    }
    return shares;
  }

  @Test
  void choosesByProbability() {
    // Five standard deviations of a share of 40,000 draws: 0.0125.
    assertThat(shares(Sampler.temperature(1), SCORES))
        .containsExactly(new double[] {0.1, 0.4, 0.2, 0.3}, within(0.0125));
  }

  @Test
  void temperatureSharpensAndFlattens() {
    // Squares: 1 : 16 : 4 : 9 of 30.
    assertThat(shares(Sampler.temperature(0.5), SCORES))
        .containsExactly(new double[] {1 / 30.0, 16 / 30.0, 4 / 30.0, 9 / 30.0}, within(0.0125));
    double[] flat = shares(Sampler.temperature(1e6), SCORES);
    assertThat(flat).containsExactly(new double[] {0.25, 0.25, 0.25, 0.25}, within(0.0125));
    assertThat(shares(Sampler.temperature(0.01), SCORES)[1]).isEqualTo(1, within(1e-9));
  }

  @Test
  void topKLeavesTheLikeliest() {
    double[] shares = shares(Sampler.temperature(1).topK(2), SCORES);

    assertThat(shares).containsExactly(new double[] {0, 4 / 7.0, 0, 3 / 7.0}, within(0.0125));
    assertThat(shares[0] + shares[2]).isZero();
    assertThat(shares(Sampler.temperature(1).topK(9), SCORES)[0]).isPositive();
  }

  @Test
  void greedyTakesTheFirstOfTheLikeliestAndDrawsNothing() {
    assertThat(Sampler.greedy().choose(new float[] {0.2f, 0.4f, 0.4f}, null)).isEqualTo(1);
    assertThat(shares(Sampler.temperature(1).topK(1), 0.2f, 0.4f, 0.4f)[1])
        .isEqualTo(1, within(1e-9));
  }

  @Test
  void neverChoosesTheImpossible() {
    double[] shares = shares(Sampler.temperature(2), 0, 1e-30f, 0, 1e-30f, 0);

    assertThat(shares[0] + shares[2] + shares[4]).isZero();
  }

  @Test
  void refusesWhatAreNoProbabilities() {
    refused("NaN for symbol 1", 0.5f, Float.NaN);
    refused("-0.5 for symbol 0", -0.5f, 1);
    refused("no probability", 0, 0);
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> Sampler.temperature(-1));
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> Sampler.temperature(1).topK(-1));
  }

  private static void refused(String message, float... probabilities) {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> Sampler.greedy().choose(probabilities, new RandomStream(0, 0, 0)))
        .withMessageContaining(message);
  }
}
