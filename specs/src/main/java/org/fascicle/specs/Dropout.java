package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that sets a share of its inputs to zero while training and scales up the rest. */
public final class Dropout extends LayerBuilder<Dropout> {
  private Dropout(Spec spec) {
    super(spec, Dropout::new);
  }

  /** The share to drop, from 0 to 1. */
  public static Dropout of(double rate) {
    return new Dropout(layer("Dropout").with("rate", rate));
  }
}
