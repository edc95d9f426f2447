package org.fascicle.specs;

import java.util.function.Function;
import org.fascicle.api.model.Spec;

/**
 * A builder of an attention layer: what every one can be told.
 *
 * @param <B> the subclass
 */
public abstract class AttentionBuilder<B extends AttentionBuilder<B>> extends LayerBuilder<B> {
  /**
   * Wraps a spec.
   *
   * @param spec what is built so far
   * @param copy the subclass's constructor
   */
  protected AttentionBuilder(Spec spec, Function<Spec, B> copy) {
    super(spec, copy);
  }

  /** The share of weights to drop while training; 0 unless set. */
  public final B dropout(double rate) {
    return with("dropout", rate);
  }

  /** The seed of a random stream of its own; the model's unless set. */
  public final B seed(long seed) {
    return with("seed", seed);
  }

  /** Whether query t sees the keys 0 to t alone; false unless set. */
  public final B useCausalMask(boolean useCausalMask) {
    return with("use_causal_mask", useCausalMask);
  }

  /** Whether the weights come out as a second result; false unless set. */
  public final B returnAttentionScores(boolean returnAttentionScores) {
    return with("return_attention_scores", returnAttentionScores);
  }
}
