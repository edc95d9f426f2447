package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** Random features with random classes: nothing to learn but the samples by heart. */
public final class RandomClassification extends DatasetBuilder<RandomClassification> {
  private RandomClassification(Spec spec) {
    super(spec, RandomClassification::new);
  }

  /** The dataset. */
  public static RandomClassification of() {
    return new RandomClassification(dataset("random_classification"));
  }

  /** Numbers in a sample; 20 unless set. */
  public RandomClassification features(int count) {
    return with("features", count);
  }

  /** Classes; 10 unless set. */
  public RandomClassification classes(int count) {
    return with("classes", count);
  }

  /** Equal seeds give equal data; 0 unless set. */
  public RandomClassification seed(long seed) {
    return with("seed", seed);
  }
}
