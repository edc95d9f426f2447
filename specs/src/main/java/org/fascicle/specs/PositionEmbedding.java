package org.fascicle.specs;

import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/** A layer that learns a vector for each place in a sequence, to be added to it. */
public final class PositionEmbedding extends LayerBuilder<PositionEmbedding> {
  private PositionEmbedding(Spec spec) {
    super(spec, PositionEmbedding::new);
  }

  /** For sequences of up to this length. */
  public static PositionEmbedding of(long sequenceLength) {
    return new PositionEmbedding(
        layer("PositionEmbedding").with("sequence_length", sequenceLength));
  }

  /** The rule for the first values, by name; {@code glorot_uniform} unless set. */
  public PositionEmbedding initializer(String name) {
    return with("initializer", name);
  }

  /** The rule for the first values. */
  public PositionEmbedding initializer(SpecSource initializer) {
    return with("initializer", initializer);
  }
}
