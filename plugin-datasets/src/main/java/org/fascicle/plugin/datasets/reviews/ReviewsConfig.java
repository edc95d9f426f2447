package org.fascicle.plugin.datasets.reviews;

import org.fascicle.plugin.datasets.Options;

/**
 * Options of the dataset {@code reviews}.
 *
 * @param length characters a sentence, T; default 60
 * @param trainSamples sentences to train on; default 2,000
 * @param testSamples held-out sentences; default 400
 * @param seed equal seeds give equal sentences; default 0
 */
public record ReviewsConfig(Integer length, Integer trainSamples, Integer testSamples, Long seed) {
  private static final int MOST = 100_000;

  /** Fills in defaults and checks. */
  public ReviewsConfig {
    length = Options.count("length", length, 60, 1000);
    trainSamples = Options.count("train_samples", trainSamples, 2000, MOST);
    testSamples = Options.count("test_samples", testSamples, 400, MOST);
    seed = Options.orElse(seed, 0L);
  }
}
