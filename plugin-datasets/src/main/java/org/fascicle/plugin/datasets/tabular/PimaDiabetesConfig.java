package org.fascicle.plugin.datasets.tabular;

import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.plugin.datasets.Options;

/**
 * Options of the dataset {@code pima_diabetes}.
 *
 * @param testSamples how many of the samples, from the last on, are held out; default 0, and then
 *     there is no part {@code test}
 */
public record PimaDiabetesConfig(Integer testSamples) {
  static final int ROWS = 768;

  /** Fills in the default and checks. */
  public PimaDiabetesConfig {
    testSamples = Options.orElse(testSamples, 0);
    if (testSamples < 0 || testSamples >= ROWS) {
      throw new InvalidArgumentException(
          "test_samples", "a number from 0 to " + (ROWS - 1), testSamples + "", "");
    }
  }
}
