package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** Adam: steps scaled by running means of gradients and of their squares. */
public final class Adam extends OptimizerBuilder<Adam> {
  private Adam(Spec spec) {
    super(spec, Adam::new);
  }

  /** With learning rate 0.001. */
  public static Adam of() {
    return new Adam(optimizer("Adam"));
  }

  /** With this learning rate. */
  public static Adam of(double learningRate) {
    return new Adam(optimizer("Adam", learningRate));
  }

  /** Decay of the mean of gradients, below 1; 0.9 unless set. */
  public Adam beta1(double beta1) {
    return with("beta_1", beta1);
  }

  /** Decay of the mean of squared gradients, below 1; 0.999 unless set. */
  public Adam beta2(double beta2) {
    return with("beta_2", beta2);
  }

  /** Keeps the division finite; 1e-7 unless set. */
  public Adam epsilon(double epsilon) {
    return with("epsilon", epsilon);
  }

  /** Whether the greatest mean of squares counts; false unless set. */
  public Adam amsgrad(boolean amsgrad) {
    return with("amsgrad", amsgrad);
  }
}
