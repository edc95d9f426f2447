package org.fascicle.specs;

import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/** A layer that applies an activation function. */
public final class Activation extends LayerBuilder<Activation> {
  private Activation(Spec spec) {
    super(spec, Activation::new);
  }

  /** The function, by name: {@code relu}. */
  public static Activation of(String name) {
    return new Activation(layer("Activation").with("activation", name));
  }

  /** The function. */
  public static Activation of(SpecSource activation) {
    return new Activation(layer("Activation").with("activation", activation));
  }
}
