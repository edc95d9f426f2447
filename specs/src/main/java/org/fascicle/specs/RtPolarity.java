package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** Sentences of film reviews as numbers of characters, (T), below 97, and whether they praise. */
public final class RtPolarity extends SpecBuilder<RtPolarity> {
  private RtPolarity(Spec spec) {
    super(spec, RtPolarity::new);
  }

  /** The dataset. */
  public static RtPolarity of() {
    return new RtPolarity(DatasetBuilder.dataset("rt_polarity"));
  }

  /** Characters a sentence, T; 120 unless set. */
  public RtPolarity length(int characters) {
    return with("length", characters);
  }

  /** How many sentences are held out; 1,062 unless set. */
  public RtPolarity testSamples(int count) {
    return with("test_samples", count);
  }

  /** Decides which sentences are held out; 0 unless set. */
  public RtPolarity seed(long seed) {
    return with("seed", seed);
  }
}
