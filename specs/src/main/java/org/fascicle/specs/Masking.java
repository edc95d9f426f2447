package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that masks time steps whose features all equal a value. */
public final class Masking extends LayerBuilder<Masking> {
  private Masking(Spec spec) {
    super(spec, Masking::new);
  }

  /** The value 0. */
  public static Masking of() {
    return new Masking(layer("Masking"));
  }

  /** Another value. */
  public static Masking of(double maskValue) {
    return new Masking(layer("Masking").with("mask_value", maskValue));
  }
}
