package org.fascicle.specs;

import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/** One step of a gated recurrent unit, for an RNN. */
public final class GRUCell extends CellBuilder<GRUCell> {
  private GRUCell(Spec spec) {
    super(spec, GRUCell::new);
  }

  /** A cell of this many units. */
  public static GRUCell of(long units) {
    return new GRUCell(layer("GRUCell").with("units", units));
  }

  /** The function of the gates, by name; {@code sigmoid} unless set. */
  public GRUCell recurrentActivation(String name) {
    return with("recurrent_activation", name);
  }

  /** The function of the gates. */
  public GRUCell recurrentActivation(SpecSource activation) {
    return with("recurrent_activation", activation);
  }

  /** Whether the reset gate acts after the recurrent product; true unless set. */
  public GRUCell resetAfter(boolean resetAfter) {
    return with("reset_after", resetAfter);
  }
}
