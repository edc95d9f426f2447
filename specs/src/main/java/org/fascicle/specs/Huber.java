package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Half the squared error up to δ, linear beyond. */
public final class Huber extends LossBuilder<Huber> {
  private Huber(Spec spec) {
    super(spec, Huber::new);
  }

  /** The loss. */
  public static Huber of() {
    return new Huber(Spec.of(Kind.LOSS, "huber"));
  }

  /** Where it becomes linear, above 0; 1 unless set. */
  public Huber delta(double delta) {
    return with("delta", delta);
  }
}
