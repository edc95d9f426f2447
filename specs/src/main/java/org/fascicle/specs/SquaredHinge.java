package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** The mean over features of max(1 − t · p, 0)². */
public final class SquaredHinge extends LossBuilder<SquaredHinge> {
  private SquaredHinge(Spec spec) {
    super(spec, SquaredHinge::new);
  }

  /** The loss. */
  public static SquaredHinge of() {
    return new SquaredHinge(Spec.of(Kind.LOSS, "squared_hinge"));
  }
}
