package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** Sentences that a small grammar makes up, in windows of characters. */
public final class Sentences extends TextBuilder<Sentences> {
  private Sentences(Spec spec) {
    super(spec, Sentences::new);
  }

  /** The dataset. */
  public static Sentences of() {
    return new Sentences(DatasetBuilder.dataset("sentences"));
  }

  /** How many characters are made up at least; 20,000 unless set. */
  public Sentences characters(int count) {
    return with("characters", count);
  }

  /** Equal seeds make up equal texts; 0 unless set. */
  public Sentences seed(long seed) {
    return with("seed", seed);
  }
}
