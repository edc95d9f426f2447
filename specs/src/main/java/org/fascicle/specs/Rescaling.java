package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that computes scale · x + offset. */
public final class Rescaling extends LayerBuilder<Rescaling> {
  private Rescaling(Spec spec) {
    super(spec, Rescaling::new);
  }

  /** The scale; no offset. */
  public static Rescaling of(double scale) {
    return new Rescaling(layer("Rescaling").with("scale", scale));
  }

  /** What is added; 0 unless set. */
  public Rescaling offset(double offset) {
    return with("offset", offset);
  }
}
