package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** Steps as long as the last ones; the paper has learning rate 1. */
public final class Adadelta extends OptimizerBuilder<Adadelta> {
  private Adadelta(Spec spec) {
    super(spec, Adadelta::new);
  }

  /** With learning rate 0.001. */
  public static Adadelta of() {
    return new Adadelta(optimizer("Adadelta"));
  }

  /** With this learning rate. */
  public static Adadelta of(double learningRate) {
    return new Adadelta(optimizer("Adadelta", learningRate));
  }

  /** Decay of the means of squares, below 1; 0.95 unless set. */
  public Adadelta rho(double rho) {
    return with("rho", rho);
  }

  /** Keeps the division finite; 1e-7 unless set. */
  public Adadelta epsilon(double epsilon) {
    return with("epsilon", epsilon);
  }
}
