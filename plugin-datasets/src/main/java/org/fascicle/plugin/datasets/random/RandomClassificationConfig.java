package org.fascicle.plugin.datasets.random;

import org.fascicle.plugin.datasets.LabelFormat;
import org.fascicle.plugin.datasets.Options;

/**
 * Options of the dataset {@code random_classification}.
 *
 * @param features numbers in a sample, F; default 20
 * @param classes number of classes, K; default 10
 * @param labels {@code one_hot} (default) or {@code index}, see {@link LabelFormat}
 * @param trainSamples samples to train on; default 1,000
 * @param testSamples held-out samples; default 100
 * @param seed equal seeds give equal data; default 0
 */
public record RandomClassificationConfig(
    Integer features,
    Integer classes,
    String labels,
    Integer trainSamples,
    Integer testSamples,
    Long seed) {
  private static final int MOST_NUMBERS = 1 << 20;

  /** Fills in defaults and checks. */
  public RandomClassificationConfig {
    features = Options.count("features", features, 20, MOST_NUMBERS);
    classes = Options.count("classes", classes, 10, MOST_NUMBERS);
    labels = Options.orElse(labels, LabelFormat.ONE_HOT.label());
    int most = Integer.MAX_VALUE / Float.BYTES / features;
    trainSamples = Options.count("train_samples", trainSamples, 1_000, most);
    testSamples = Options.count("test_samples", testSamples, 100, most);
    seed = Options.orElse(seed, 0L);
    LabelFormat.of(labels);
  }
}
