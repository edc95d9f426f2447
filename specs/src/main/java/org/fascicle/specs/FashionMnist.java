package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** Pieces of clothing: 60,000 to train on, 10,000 held out. */
public final class FashionMnist extends ImageDatasetBuilder<FashionMnist> {
  private FashionMnist(Spec spec) {
    super(spec, FashionMnist::new);
  }

  /** The dataset. */
  public static FashionMnist of() {
    return new FashionMnist(dataset("fashion_mnist"));
  }
}
