package org.fascicle.specs;

import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/** A layer of gated recurrent units. */
public final class GRU extends RecurrentBuilder<GRU> {
  private GRU(Spec spec) {
    super(spec, GRU::new);
  }

  /** A layer of this many units. */
  public static GRU of(long units) {
    return new GRU(layer("GRU").with("units", units));
  }

  /** The function of the gates, by name; {@code sigmoid} unless set. */
  public GRU recurrentActivation(String name) {
    return with("recurrent_activation", name);
  }

  /** The function of the gates. */
  public GRU recurrentActivation(SpecSource activation) {
    return with("recurrent_activation", activation);
  }

  /** Whether the reset gate acts after the recurrent product; true unless set. */
  public GRU resetAfter(boolean resetAfter) {
    return with("reset_after", resetAfter);
  }
}
