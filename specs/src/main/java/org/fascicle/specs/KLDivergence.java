package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Σ t · log(t / p) along the last axis. */
public final class KLDivergence extends LossBuilder<KLDivergence> {
  private KLDivergence(Spec spec) {
    super(spec, KLDivergence::new);
  }

  /** The loss. */
  public static KLDivergence of() {
    return new KLDivergence(Spec.of(Kind.LOSS, "kl_divergence"));
  }
}
