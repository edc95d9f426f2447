package org.fascicle.plugin.datasets.digits;

import org.fascicle.plugin.datasets.ImageFormat;
import org.fascicle.plugin.datasets.LabelFormat;
import org.fascicle.plugin.datasets.Options;
import org.fascicle.plugin.datasets.PixelFormat;

/**
 * Options of the dataset {@code digits}.
 *
 * @param flatten whether an image is a vector of 784 instead of (28, 28, 1); default false
 * @param pixels {@code unit} (default) or {@code raw}, see {@link PixelFormat}
 * @param labels {@code one_hot} (default) or {@code index}, see {@link LabelFormat}
 * @param trainSamples digits to train on; default 60,000
 * @param testSamples held-out digits; default 10,000
 * @param seed equal seeds give equal digits; default 0
 */
public record DigitsConfig(
    Boolean flatten,
    String pixels,
    String labels,
    Integer trainSamples,
    Integer testSamples,
    Long seed) {
  private static final int MOST = Integer.MAX_VALUE / DigitWriter.PIXELS;

  /** Fills in defaults and checks. */
  public DigitsConfig {
    flatten = Options.orElse(flatten, false);
    pixels = Options.orElse(pixels, PixelFormat.UNIT.label());
    labels = Options.orElse(labels, LabelFormat.ONE_HOT.label());
    trainSamples = Options.count("train_samples", trainSamples, 60_000, MOST);
    testSamples = Options.count("test_samples", testSamples, 10_000, MOST);
    seed = Options.orElse(seed, 0L);
    ImageFormat.of(flatten, pixels, labels);
  }

  ImageFormat format() {
    return ImageFormat.of(flatten, pixels, labels);
  }
}
