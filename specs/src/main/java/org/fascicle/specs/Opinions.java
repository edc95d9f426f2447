package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** Made-up sentences for and against, as numbers of words. */
public final class Opinions extends WordsBuilder<Opinions> {
  private Opinions(Spec spec) {
    super(spec, Opinions::new);
  }

  /** The dataset. */
  public static Opinions of() {
    return new Opinions(DatasetBuilder.dataset("opinions"));
  }
}
