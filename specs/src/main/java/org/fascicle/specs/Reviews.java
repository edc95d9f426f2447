package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/**
 * Made-up sentences about films as numbers of characters, (T), below 97, and whether they praise.
 */
public final class Reviews extends SpecBuilder<Reviews> {
  private Reviews(Spec spec) {
    super(spec, Reviews::new);
  }

  /** The dataset. */
  public static Reviews of() {
    return new Reviews(DatasetBuilder.dataset("reviews"));
  }

  /** Characters a sentence, T; 60 unless set. */
  public Reviews length(int characters) {
    return with("length", characters);
  }

  /** How many sentences to train on; 2,000 unless set. */
  public Reviews trainSamples(int count) {
    return with("train_samples", count);
  }

  /** How many sentences are held out; 400 unless set. */
  public Reviews testSamples(int count) {
    return with("test_samples", count);
  }

  /** Equal seeds make up equal sentences; 0 unless set. */
  public Reviews seed(long seed) {
    return with("seed", seed);
  }
}
