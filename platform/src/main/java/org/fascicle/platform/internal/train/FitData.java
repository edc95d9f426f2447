package org.fascicle.platform.internal.train;

import java.util.Map;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Fit;
import org.fascicle.platform.internal.registry.Lease;

/** What a run reads: the part to train on, the part to validate with, in which order. */
final class FitData implements AutoCloseable {
  private final Fit options;
  private final Dataset train;
  private final Dataset validation;
  private final Order order;
  private Batches trainBatches;
  private Batches validationBatches;
  private long seed;

  private FitData(Fit options, Dataset train, Dataset validation) {
    this.options = options;
    this.train = train;
    this.validation = validation;
    this.order = new Order(train.size());
  }

  /** Weighs and splits, as the options say. */
  static FitData of(Dataset data, Fit options) {
    float[] weights = options.sampleWeight();
    Dataset all = weights.length == 0 ? data : data.weighted(weights);
    if (options.validationData().isPresent() || options.validationSplit() == 0) {
      return new FitData(options, all, options.validationData().orElse(null));
    }
    long first = (long) Math.floor(all.size() * (1 - options.validationSplit()));
    if (first == 0 || first == all.size()) {
      throw new InvalidArgumentException(
          "Fit.validationSplit",
          "at least one sample to train on and one to validate with",
          options.validationSplit() + " of " + all.size() + " samples",
          "");
    }
    return new FitData(options, all.take(first), all.skip(first));
  }

  /** Makes the readers; fails if the data do not fit the model. */
  void open(Feeds feeds, Training training, Lease rules, long shuffleSeed) {
    seed = shuffleSeed;
    trainBatches = batches(feeds, train, training, rules, options.classWeight());
    if (validates()) {
      validationBatches = batches(feeds, validation, training, rules, Map.of());
    }
  }

  private Batches batches(
      Feeds feeds, Dataset data, Training training, Lease rules, Map<Integer, Double> classWeight) {
    // A batch is no larger than the data.
    int size = (int) Math.min(options.batchSize(), data.size());
    return new Batches(() -> feeds.all(data, training, rules, classWeight, size), size);
  }

  /** The samples to train on. */
  Dataset train() {
    return train;
  }

  /** Whether there are samples to validate with. */
  boolean validates() {
    return validation != null;
  }

  /** Begins an epoch: settles its order. */
  void beginEpoch(int epoch) {
    trainBatches.begin(options.shuffle() ? order.shuffled(seed, epoch) : order.straight());
  }

  /** Batches an epoch. */
  long batches() {
    return (train.size() + options.batchSize() - 1) / options.batchSize();
  }

  /** What the epochs read. */
  Batches trainBatches() {
    return trainBatches;
  }

  /** What is validated with. */
  Batches validationBatches() {
    return validationBatches;
  }

  /** Lets go of what was read. */
  @Override
  public void close() {
    if (trainBatches != null) {
      trainBatches.close();
    }
    if (validationBatches != null) {
      validationBatches.close();
    }
  }
}
