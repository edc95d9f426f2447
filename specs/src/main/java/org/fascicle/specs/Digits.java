package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** Drawn digits, generated; needs no files. */
public final class Digits extends ImageDatasetBuilder<Digits> {
  private Digits(Spec spec) {
    super(spec, Digits::new);
  }

  /** The dataset. */
  public static Digits of() {
    return new Digits(dataset("digits"));
  }

  /** Equal seeds give equal digits; 0 unless set. */
  public Digits seed(long seed) {
    return with("seed", seed);
  }
}
