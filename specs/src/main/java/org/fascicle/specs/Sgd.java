package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Stochastic gradient descent, with momentum and Nesterov momentum if asked for. */
public final class Sgd extends SpecBuilder<Sgd> {
  private Sgd(Spec spec) {
    super(spec, Sgd::new);
  }

  /** With learning rate 0.01, without momentum. */
  public static Sgd of() {
    return new Sgd(Spec.of(Kind.OPTIMIZER, "SGD"));
  }

  /** With this learning rate, without momentum. */
  public static Sgd of(double learningRate) {
    return new Sgd(Spec.of(Kind.OPTIMIZER, "SGD").with("learning_rate", learningRate));
  }

  /** How much of the last update is repeated, from 0 to 1; 0 unless set. */
  public Sgd momentum(double momentum) {
    return with("momentum", momentum);
  }

  /**
   * Whether the gradient is taken as if the momentum had been applied already; false unless set.
   */
  public Sgd nesterov(boolean nesterov) {
    return with("nesterov", nesterov);
  }

  /** Divides the learning rate by 1 + decay·step; 0 unless set. */
  public Sgd decay(double decay) {
    return with("decay", decay);
  }
}
