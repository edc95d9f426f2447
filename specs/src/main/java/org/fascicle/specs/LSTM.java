package org.fascicle.specs;

import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/** A layer of long short-term memory. */
public final class LSTM extends RecurrentBuilder<LSTM> {
  private LSTM(Spec spec) {
    super(spec, LSTM::new);
  }

  /** A layer of this many units. */
  public static LSTM of(long units) {
    return new LSTM(layer("LSTM").with("units", units));
  }

  /** The function of the gates, by name; {@code sigmoid} unless set. */
  public LSTM recurrentActivation(String name) {
    return with("recurrent_activation", name);
  }

  /** The function of the gates. */
  public LSTM recurrentActivation(SpecSource activation) {
    return with("recurrent_activation", activation);
  }

  /**
   * Whether the forget gate's bias starts at 1 and the rest of it at 0; true unless there is a bias
   * initialiser.
   */
  public LSTM unitForgetBias(boolean unitForgetBias) {
    return with("unit_forget_bias", unitForgetBias);
  }
}
