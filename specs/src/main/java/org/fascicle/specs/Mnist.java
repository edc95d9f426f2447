package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** Handwritten digits: 60,000 to train on, 10,000 held out. */
public final class Mnist extends ImageDatasetBuilder<Mnist> {
  private Mnist(Spec spec) {
    super(spec, Mnist::new);
  }

  /** The dataset. */
  public static Mnist of() {
    return new Mnist(dataset("mnist"));
  }
}
