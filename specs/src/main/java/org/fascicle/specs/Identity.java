package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that hands its input on: a place in a model with a name. */
public final class Identity extends LayerBuilder<Identity> {
  private Identity(Spec spec) {
    super(spec, Identity::new);
  }

  /** The layer. */
  public static Identity of() {
    return new Identity(layer("Identity"));
  }
}
