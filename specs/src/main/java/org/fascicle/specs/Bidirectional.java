package org.fascicle.specs;

import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/** A layer that reads a sequence in both directions. */
public final class Bidirectional extends LayerBuilder<Bidirectional> {
  private Bidirectional(Spec spec) {
    super(spec, Bidirectional::new);
  }

  /** A recurrent layer forwards, and one like it backwards. */
  public static Bidirectional of(SpecSource layer) {
    return new Bidirectional(layer("Bidirectional").with("layer", layer));
  }

  /**
   * How both results become one: {@code concat}, {@code sum}, {@code mul}, {@code ave}, or {@code
   * none} for two results; {@code concat} unless set.
   */
  public Bidirectional mergeMode(String mode) {
    return with("merge_mode", mode);
  }

  /** Another layer for the way back; it goes backwards. */
  public Bidirectional backwardLayer(SpecSource layer) {
    return with("backward_layer", layer);
  }
}
