package org.fascicle.plugin.datasets.reviews;

import org.fascicle.plugin.datasets.Options;

/**
 * Options of the datasets {@code rt_polarity} and {@code opinions}.
 *
 * @param length words a sample, T: longer sentences are cut, shorter ones end in zeros; default 40
 * @param words how many numbers there are, V: 0 for no word, 1 for a rare one, then the words by
 *     how often the training part has them; default 5,000
 * @param trainSamples of the training part, from the first on; default all
 * @param testSamples sentences held out; default a tenth
 */
public record WordsConfig(
    Integer length, Integer words, Integer trainSamples, Integer testSamples) {
  private static final int MOST = 1 << 20;

  /** Fills in defaults and checks. */
  public WordsConfig {
    length = Options.count("length", length, 40, MOST);
    words = Options.count("words", words, 5_000, MOST);
    trainSamples = Options.count("train_samples", trainSamples, MOST, MOST);
    testSamples = testSamples == null ? null : Options.count("test_samples", testSamples, 1, MOST);
  }
}
