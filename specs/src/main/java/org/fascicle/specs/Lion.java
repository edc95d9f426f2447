package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** The signs of a running mean of gradients. */
public final class Lion extends OptimizerBuilder<Lion> {
  private Lion(Spec spec) {
    super(spec, Lion::new);
  }

  /** With learning rate 0.001. */
  public static Lion of() {
    return new Lion(optimizer("Lion"));
  }

  /** With this learning rate. */
  public static Lion of(double learningRate) {
    return new Lion(optimizer("Lion", learningRate));
  }

  /** Weight of the mean of gradients in a step, at most 1; 0.9 unless set. */
  public Lion beta1(double beta1) {
    return with("beta_1", beta1);
  }

  /** Decay of the mean of gradients, below 1; 0.99 unless set. */
  public Lion beta2(double beta2) {
    return with("beta_2", beta2);
  }
}
