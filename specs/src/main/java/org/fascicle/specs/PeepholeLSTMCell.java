package org.fascicle.specs;

import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/** One step of a long short-term memory whose gates see the cell, for an RNN. */
public final class PeepholeLSTMCell extends CellBuilder<PeepholeLSTMCell> {
  private PeepholeLSTMCell(Spec spec) {
    super(spec, PeepholeLSTMCell::new);
  }

  /** A cell of this many units. */
  public static PeepholeLSTMCell of(long units) {
    return new PeepholeLSTMCell(layer("PeepholeLSTMCell").with("units", units));
  }

  /** The function of the gates, by name; {@code sigmoid} unless set. */
  public PeepholeLSTMCell recurrentActivation(String name) {
    return with("recurrent_activation", name);
  }

  /** The function of the gates. */
  public PeepholeLSTMCell recurrentActivation(SpecSource activation) {
    return with("recurrent_activation", activation);
  }

  /**
   * Whether the forget gate's bias starts at 1 and the rest of it at 0; true unless there is a bias
   * initialiser.
   */
  public PeepholeLSTMCell unitForgetBias(boolean unitForgetBias) {
    return with("unit_forget_bias", unitForgetBias);
  }
}
