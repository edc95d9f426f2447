package org.fascicle.plugin.datasets.digits;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.Splits;
import org.fascicle.api.plugin.DatasetProvider;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.plugin.datasets.LabelledImages;
import org.osgi.service.component.annotations.Component;

/**
 * {@code digits}: handwritten-like digits that are drawn, not read, so that everything can be tried
 * without any file. They take MNIST's place: 28 × 28 grey pixels, ten classes.
 */
@Component(service = DatasetProvider.class, property = Plugin.NAME + "=digits")
public final class DigitsProvider implements DatasetProvider<DigitsConfig> {
  private static final int TRAIN_SERIES = 0;
  private static final int TEST_SERIES = 1;
  private static final int CHUNK = 500;
  private static final List<String> NAMES =
      List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  @Override
  public Class<DigitsConfig> configuration() {
    return DigitsConfig.class;
  }

  @Override
  public Splits open(DigitsConfig config, Optional<Path> dataDirectory) {
    return Splits.of(
        part(config, TRAIN_SERIES, config.trainSamples()),
        part(config, TEST_SERIES, config.testSamples()));
  }

  private static Dataset part(DigitsConfig config, int series, int count) {
    return images(config.seed(), series, count).dataset(config.format());
  }

  /** The first digits of a series. Chunks are written in parallel; the result does not show it. */
  static LabelledImages images(long seed, int series, int count) {
    byte[] pixels = new byte[count * DigitWriter.PIXELS];
    byte[] labels = new byte[count];
    IntStream.range(0, (count + CHUNK - 1) / CHUNK)
        .parallel()
        .forEach(
            chunk -> {
              DigitWriter writer = new DigitWriter(seed, series);
              int end = Math.min(count, (chunk + 1) * CHUNK);
              for (int i = chunk * CHUNK; i < end; i++) {
                labels[i] = (byte) writer.write(i, pixels, i * DigitWriter.PIXELS);
              }
            });
    return new LabelledImages(Canvas.SIDE, pixels, labels, NAMES);
  }
}
