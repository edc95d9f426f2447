package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** Stochastic gradient descent. */
public final class Sgd extends OptimizerBuilder<Sgd> {
  private Sgd(Spec spec) {
    super(spec, Sgd::new);
  }

  /** With learning rate 0.01. */
  public static Sgd of() {
    return new Sgd(optimizer("SGD"));
  }

  /** With this learning rate. */
  public static Sgd of(double learningRate) {
    return new Sgd(optimizer("SGD", learningRate));
  }

  /** How much of the last update is repeated, from 0 to 1; 0 unless set. */
  public Sgd momentum(double momentum) {
    return with("momentum", momentum);
  }

  /** Whether the gradient counts as if the momentum had been applied already; false unless set. */
  public Sgd nesterov(boolean nesterov) {
    return with("nesterov", nesterov);
  }
}
