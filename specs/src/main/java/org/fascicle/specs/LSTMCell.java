package org.fascicle.specs;

import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/** One step of a long short-term memory, for an RNN. */
public final class LSTMCell extends CellBuilder<LSTMCell> {
  private LSTMCell(Spec spec) {
    super(spec, LSTMCell::new);
  }

  /** A cell of this many units. */
  public static LSTMCell of(long units) {
    return new LSTMCell(layer("LSTMCell").with("units", units));
  }

  /** The function of the gates, by name; {@code sigmoid} unless set. */
  public LSTMCell recurrentActivation(String name) {
    return with("recurrent_activation", name);
  }

  /** The function of the gates. */
  public LSTMCell recurrentActivation(SpecSource activation) {
    return with("recurrent_activation", activation);
  }

  /**
   * Whether the forget gate's bias starts at 1 and the rest of it at 0; true unless there is a bias
   * initialiser.
   */
  public LSTMCell unitForgetBias(boolean unitForgetBias) {
    return with("unit_forget_bias", unitForgetBias);
  }
}
