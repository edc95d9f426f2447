package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that multiplies its inputs. */
public final class Multiply extends LayerBuilder<Multiply> {
  private Multiply(Spec spec) {
    super(spec, Multiply::new);
  }

  /** The layer. */
  public static Multiply of() {
    return new Multiply(layer("Multiply"));
  }
}
