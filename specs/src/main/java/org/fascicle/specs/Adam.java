package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Adam: steps scaled by running means of gradients and of their squares. */
public final class Adam extends SpecBuilder<Adam> {
  private Adam(Spec spec) {
    super(spec, Adam::new);
  }

  /** With learning rate 0.001. */
  public static Adam of() {
    return new Adam(Spec.of(Kind.OPTIMIZER, "Adam"));
  }

  /** With this learning rate. */
  public static Adam of(double learningRate) {
    return new Adam(Spec.of(Kind.OPTIMIZER, "Adam").with("learning_rate", learningRate));
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

  /** Divides the learning rate by 1 + decay·step; 0 unless set. */
  public Adam decay(double decay) {
    return with("decay", decay);
  }
}
