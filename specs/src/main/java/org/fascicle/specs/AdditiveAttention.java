package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer of attention by sums of queries and keys, as Bahdanau has it. */
public final class AdditiveAttention extends AttentionBuilder<AdditiveAttention> {
  private AdditiveAttention(Spec spec) {
    super(spec, AdditiveAttention::new);
  }

  /** On query and value, or query, value and key. */
  public static AdditiveAttention of() {
    return new AdditiveAttention(layer("AdditiveAttention"));
  }

  /** Whether features have a scale that is learned; true unless set. */
  public AdditiveAttention useScale(boolean useScale) {
    return with("use_scale", useScale);
  }
}
