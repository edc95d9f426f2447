package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that hands on what is positive and gives α·(eˣ − 1) for the rest. */
public final class ELU extends LayerBuilder<ELU> {
  private ELU(Spec spec) {
    super(spec, ELU::new);
  }

  /** α = 1. */
  public static ELU of() {
    return new ELU(layer("ELU"));
  }

  /** Another α. */
  public static ELU of(double alpha) {
    return new ELU(layer("ELU").with("alpha", alpha));
  }
}
