package org.fascicle.plugin.datasets.roads;

import org.fascicle.plugin.datasets.Options;
import org.fascicle.plugin.datasets.PixelFormat;

/**
 * Options of the dataset {@code road_scenes}.
 *
 * @param pixels {@code unit} (default) or {@code raw}, see {@link PixelFormat}
 * @param trainSamples scenes to train on; default 1,000
 * @param testSamples held-out scenes; default 200
 * @param seed equal seeds give equal scenes; default 0
 */
public record RoadScenesConfig(
    String pixels, Integer trainSamples, Integer testSamples, Long seed) {
  private static final int MOST = 50_000;

  /** Fills in defaults and checks. */
  public RoadScenesConfig {
    pixels = Options.orElse(pixels, PixelFormat.UNIT.label());
    trainSamples = Options.count("train_samples", trainSamples, 1000, MOST);
    testSamples = Options.count("test_samples", testSamples, 200, MOST);
    seed = Options.orElse(seed, 0L);
    PixelFormat.of(pixels);
  }

  PixelFormat format() {
    return PixelFormat.of(pixels);
  }
}
