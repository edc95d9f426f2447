package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer of attention by products of queries and keys, as Luong has it. */
public final class Attention extends AttentionBuilder<Attention> {
  private Attention(Spec spec) {
    super(spec, Attention::new);
  }

  /** On query and value, or query, value and key. */
  public static Attention of() {
    return new Attention(layer("Attention"));
  }

  /** Whether scores have a scale that is learned; false unless set. */
  public Attention useScale(boolean useScale) {
    return with("use_scale", useScale);
  }

  /** {@code dot}, unless set, or {@code concat}. */
  public Attention scoreMode(String scoreMode) {
    return with("score_mode", scoreMode);
  }
}
