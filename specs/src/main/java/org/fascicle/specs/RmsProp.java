package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** Gradients over the root of their running mean square. */
public final class RmsProp extends OptimizerBuilder<RmsProp> {
  private RmsProp(Spec spec) {
    super(spec, RmsProp::new);
  }

  /** With learning rate 0.001. */
  public static RmsProp of() {
    return new RmsProp(optimizer("RMSprop"));
  }

  /** With this learning rate. */
  public static RmsProp of(double learningRate) {
    return new RmsProp(optimizer("RMSprop", learningRate));
  }

  /** Decay of the mean of squares, below 1; 0.9 unless set. */
  public RmsProp rho(double rho) {
    return with("rho", rho);
  }

  /** How much of the last update is repeated, from 0 to 1; 0 unless set. */
  public RmsProp momentum(double momentum) {
    return with("momentum", momentum);
  }

  /** Keeps the division finite; 1e-7 unless set. */
  public RmsProp epsilon(double epsilon) {
    return with("epsilon", epsilon);
  }

  /** Whether the mean of gradients is taken off; false unless set. */
  public RmsProp centered(boolean centered) {
    return with("centered", centered);
  }
}
