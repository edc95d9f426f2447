package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that takes the least of its inputs, element by element. */
public final class Minimum extends LayerBuilder<Minimum> {
  private Minimum(Spec spec) {
    super(spec, Minimum::new);
  }

  /** The layer. */
  public static Minimum of() {
    return new Minimum(layer("Minimum"));
  }
}
