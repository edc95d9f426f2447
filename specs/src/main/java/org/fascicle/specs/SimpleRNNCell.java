package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** One step of a simple recurrent network, for an RNN. */
public final class SimpleRNNCell extends CellBuilder<SimpleRNNCell> {
  private SimpleRNNCell(Spec spec) {
    super(spec, SimpleRNNCell::new);
  }

  /** A cell of this many units. */
  public static SimpleRNNCell of(long units) {
    return new SimpleRNNCell(layer("SimpleRNNCell").with("units", units));
  }
}
