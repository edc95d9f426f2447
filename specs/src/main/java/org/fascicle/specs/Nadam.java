package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** Adam with Nesterov's momentum. */
public final class Nadam extends OptimizerBuilder<Nadam> {
  private Nadam(Spec spec) {
    super(spec, Nadam::new);
  }

  /** With learning rate 0.001. */
  public static Nadam of() {
    return new Nadam(optimizer("Nadam"));
  }

  /** With this learning rate. */
  public static Nadam of(double learningRate) {
    return new Nadam(optimizer("Nadam", learningRate));
  }

  /** Decay of the mean of gradients, below 1; 0.9 unless set. */
  public Nadam beta1(double beta1) {
    return with("beta_1", beta1);
  }

  /** Decay of the mean of squared gradients, below 1; 0.999 unless set. */
  public Nadam beta2(double beta2) {
    return with("beta_2", beta2);
  }

  /** Keeps the division finite; 1e-7 unless set. */
  public Nadam epsilon(double epsilon) {
    return with("epsilon", epsilon);
  }
}
