package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** The mean over features of p − t · log p. */
public final class Poisson extends LossBuilder<Poisson> {
  private Poisson(Spec spec) {
    super(spec, Poisson::new);
  }

  /** The loss. */
  public static Poisson of() {
    return new Poisson(Spec.of(Kind.LOSS, "poisson"));
  }
}
