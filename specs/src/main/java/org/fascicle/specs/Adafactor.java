package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** Adam's scaling from the sums of rows and columns alone. */
public final class Adafactor extends OptimizerBuilder<Adafactor> {
  private Adafactor(Spec spec) {
    super(spec, Adafactor::new);
  }

  /** With learning rate 0.001. */
  public static Adafactor of() {
    return new Adafactor(optimizer("Adafactor"));
  }

  /** With this learning rate. */
  public static Adafactor of(double learningRate) {
    return new Adafactor(optimizer("Adafactor", learningRate));
  }

  /** The power of the step in the decay of squares, at most 0; -0.8 unless set. */
  public Adafactor beta2Decay(double beta2Decay) {
    return with("beta_2_decay", beta2Decay);
  }

  /** Added to squared gradients; 1e-30 unless set. */
  public Adafactor epsilon1(double epsilon1) {
    return with("epsilon_1", epsilon1);
  }

  /** The least size of a parameter; 1e-3 unless set. */
  public Adafactor epsilon2(double epsilon2) {
    return with("epsilon_2", epsilon2);
  }

  /** The greatest size of a step before scaling; 1 unless set. */
  public Adafactor clipThreshold(double clipThreshold) {
    return with("clip_threshold", clipThreshold);
  }

  /**
   * Whether the rate is at most one over the root of the step, which it is in any case, as in Keras
   * 3.
   */
  public Adafactor relativeStep(boolean relativeStep) {
    return with("relative_step", relativeStep);
  }
}
