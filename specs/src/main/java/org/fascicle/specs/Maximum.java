package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that takes the greatest of its inputs, element by element. */
public final class Maximum extends LayerBuilder<Maximum> {
  private Maximum(Spec spec) {
    super(spec, Maximum::new);
  }

  /** The layer. */
  public static Maximum of() {
    return new Maximum(layer("Maximum"));
  }
}
