package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that hands on what is positive and a small multiple of the rest. */
public final class LeakyReLU extends LayerBuilder<LeakyReLU> {
  private LeakyReLU(Spec spec) {
    super(spec, LeakyReLU::new);
  }

  /** The multiple 0.3. */
  public static LeakyReLU of() {
    return new LeakyReLU(layer("LeakyReLU"));
  }

  /** The multiple of what is negative. */
  public static LeakyReLU of(double negativeSlope) {
    return new LeakyReLU(layer("LeakyReLU").with("negative_slope", negativeSlope));
  }
}
