package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** Adam with the greatest gradient in place of the mean square. */
public final class Adamax extends OptimizerBuilder<Adamax> {
  private Adamax(Spec spec) {
    super(spec, Adamax::new);
  }

  /** With learning rate 0.001. */
  public static Adamax of() {
    return new Adamax(optimizer("Adamax"));
  }

  /** With this learning rate. */
  public static Adamax of(double learningRate) {
    return new Adamax(optimizer("Adamax", learningRate));
  }

  /** Decay of the mean of gradients, below 1; 0.9 unless set. */
  public Adamax beta1(double beta1) {
    return with("beta_1", beta1);
  }

  /** Decay of the greatest gradient, below 1; 0.999 unless set. */
  public Adamax beta2(double beta2) {
    return with("beta_2", beta2);
  }

  /** Keeps the division finite; 1e-7 unless set. */
  public Adamax epsilon(double epsilon) {
    return with("epsilon", epsilon);
  }
}
