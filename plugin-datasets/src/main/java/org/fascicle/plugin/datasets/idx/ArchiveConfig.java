package org.fascicle.plugin.datasets.idx;

import org.fascicle.plugin.datasets.ImageFormat;
import org.fascicle.plugin.datasets.LabelFormat;
import org.fascicle.plugin.datasets.Options;
import org.fascicle.plugin.datasets.PixelFormat;

/**
 * Options of the datasets {@code mnist} and {@code fashion_mnist}.
 *
 * @param flatten whether an image is a vector of 784 instead of (28, 28, 1); default false
 * @param pixels {@code unit} (default) or {@code raw}, see {@link PixelFormat}
 * @param labels {@code one_hot} (default) or {@code index}, see {@link LabelFormat}
 * @param trainSamples how many of the training images, from the first on; default all
 * @param testSamples how many of the test images, from the first on; default all
 */
public record ArchiveConfig(
    Boolean flatten, String pixels, String labels, Integer trainSamples, Integer testSamples) {

  /** Fills in defaults and checks. */
  public ArchiveConfig {
    flatten = Options.orElse(flatten, false);
    pixels = Options.orElse(pixels, PixelFormat.UNIT.label());
    labels = Options.orElse(labels, LabelFormat.ONE_HOT.label());
    ImageFormat.of(flatten, pixels, labels);
  }

  ImageFormat format() {
    return ImageFormat.of(flatten, pixels, labels);
  }
}
