package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** The mean over features of max(1 − t · p, 0). */
public final class Hinge extends LossBuilder<Hinge> {
  private Hinge(Spec spec) {
    super(spec, Hinge::new);
  }

  /** The loss. */
  public static Hinge of() {
    return new Hinge(Spec.of(Kind.LOSS, "hinge"));
  }
}
