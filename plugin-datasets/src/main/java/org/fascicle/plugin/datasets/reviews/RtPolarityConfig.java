package org.fascicle.plugin.datasets.reviews;

import org.fascicle.plugin.datasets.Options;

/**
 * Options of the dataset {@code rt_polarity}.
 *
 * @param length characters a sentence, T; default 120
 * @param testSamples held-out sentences; default 1,062
 * @param seed decides which ones are held out; default 0
 */
public record RtPolarityConfig(Integer length, Integer testSamples, Long seed) {
  static final int EACH = 5331;

  /** Fills in defaults and checks. */
  public RtPolarityConfig {
    length = Options.count("length", length, 120, 1000);
    testSamples = Options.count("test_samples", testSamples, 1062, 2 * EACH - 1);
    seed = Options.orElse(seed, 0L);
  }
}
