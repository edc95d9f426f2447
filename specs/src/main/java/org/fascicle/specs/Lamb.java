package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** Adam with steps scaled to the length of each parameter. */
public final class Lamb extends OptimizerBuilder<Lamb> {
  private Lamb(Spec spec) {
    super(spec, Lamb::new);
  }

  /** With learning rate 0.001. */
  public static Lamb of() {
    return new Lamb(optimizer("Lamb"));
  }

  /** With this learning rate. */
  public static Lamb of(double learningRate) {
    return new Lamb(optimizer("Lamb", learningRate));
  }

  /** Decay of the mean of gradients, below 1; 0.9 unless set. */
  public Lamb beta1(double beta1) {
    return with("beta_1", beta1);
  }

  /** Decay of the mean of squared gradients, below 1; 0.999 unless set. */
  public Lamb beta2(double beta2) {
    return with("beta_2", beta2);
  }

  /** Keeps the division finite; 1e-7 unless set. */
  public Lamb epsilon(double epsilon) {
    return with("epsilon", epsilon);
  }
}
