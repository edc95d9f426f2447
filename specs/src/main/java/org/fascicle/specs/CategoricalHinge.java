package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** max(1 + the greatest wrong score − the right one, 0). */
public final class CategoricalHinge extends LossBuilder<CategoricalHinge> {
  private CategoricalHinge(Spec spec) {
    super(spec, CategoricalHinge::new);
  }

  /** The loss. */
  public static CategoricalHinge of() {
    return new CategoricalHinge(Spec.of(Kind.LOSS, "categorical_hinge"));
  }
}
