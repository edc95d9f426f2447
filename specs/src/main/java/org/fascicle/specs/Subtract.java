package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that takes its second input from its first. */
public final class Subtract extends LayerBuilder<Subtract> {
  private Subtract(Spec spec) {
    super(spec, Subtract::new);
  }

  /** The layer. */
  public static Subtract of() {
    return new Subtract(layer("Subtract"));
  }
}
