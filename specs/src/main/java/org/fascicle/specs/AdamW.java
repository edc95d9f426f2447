package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** Adam whose weights decay apart from the gradient, by 0.004 unless set. */
public final class AdamW extends OptimizerBuilder<AdamW> {
  private AdamW(Spec spec) {
    super(spec, AdamW::new);
  }

  /** With learning rate 0.001. */
  public static AdamW of() {
    return new AdamW(optimizer("AdamW"));
  }

  /** With this learning rate. */
  public static AdamW of(double learningRate) {
    return new AdamW(optimizer("AdamW", learningRate));
  }

  /** Decay of the mean of gradients, below 1; 0.9 unless set. */
  public AdamW beta1(double beta1) {
    return with("beta_1", beta1);
  }

  /** Decay of the mean of squared gradients, below 1; 0.999 unless set. */
  public AdamW beta2(double beta2) {
    return with("beta_2", beta2);
  }

  /** Keeps the division finite; 1e-7 unless set. */
  public AdamW epsilon(double epsilon) {
    return with("epsilon", epsilon);
  }

  /** Whether the greatest mean of squares counts; false unless set. */
  public AdamW amsgrad(boolean amsgrad) {
    return with("amsgrad", amsgrad);
  }
}
