package org.fascicle.plugin.datasets.random;

import java.nio.file.Path;
import java.util.Optional;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.data.Splits;
import org.fascicle.api.plugin.DatasetProvider;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.random.Philox;
import org.fascicle.api.random.RandomStream;
import org.fascicle.plugin.datasets.LabelFormat;
import org.osgi.service.component.annotations.Component;

/**
 * {@code random_classification}: features uniform in [0, 1) and classes that have nothing to do
 * with them. Nothing can be learned but the training samples by heart; good for trying out a
 * training.
 */
@Component(service = DatasetProvider.class, property = Plugin.NAME + "=random_classification")
public final class RandomClassificationProvider
    implements DatasetProvider<RandomClassificationConfig> {
  private static final int TRAIN_SERIES = 0;
  private static final int TEST_SERIES = 1;

  @Override
  public Class<RandomClassificationConfig> configuration() {
    return RandomClassificationConfig.class;
  }

  @Override
  public Splits open(RandomClassificationConfig config, Optional<Path> dataDirectory) {
    return Splits.of(
        part(config, TRAIN_SERIES, config.trainSamples()),
        part(config, TEST_SERIES, config.testSamples()));
  }

  private static Dataset part(RandomClassificationConfig config, int series, int count) {
    RandomStream random = new RandomStream(config.seed(), 0, series);
    float[] features = new float[count * config.features()];
    for (int i = 0; i < features.length; i++) {
      features[i] = Philox.toFloat(random.nextInt());
    }
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (int) random.nextLong(config.classes());
    }
    Dataset samples =
        Dataset.of(HostArray.of(features, count, config.features()), HostArray.of(labels, count));
    return LabelFormat.of(config.labels()).apply(samples, config.classes());
  }
}
