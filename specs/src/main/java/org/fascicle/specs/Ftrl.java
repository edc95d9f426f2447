package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** Follow the regularised leader. */
public final class Ftrl extends OptimizerBuilder<Ftrl> {
  private Ftrl(Spec spec) {
    super(spec, Ftrl::new);
  }

  /** With learning rate 0.001. */
  public static Ftrl of() {
    return new Ftrl(optimizer("Ftrl"));
  }

  /** With this learning rate. */
  public static Ftrl of(double learningRate) {
    return new Ftrl(optimizer("Ftrl", learningRate));
  }

  /** How the rate falls with the sum of squares, at most 0; -0.5 unless set. */
  public Ftrl learningRatePower(double learningRatePower) {
    return with("learning_rate_power", learningRatePower);
  }

  /** What the sum of squares starts from; 0.1 unless set. */
  public Ftrl initialAccumulatorValue(double initialAccumulatorValue) {
    return with("initial_accumulator_value", initialAccumulatorValue);
  }

  /** The L1 penalty; 0 unless set. */
  public Ftrl l1RegularizationStrength(double l1RegularizationStrength) {
    return with("l1_regularization_strength", l1RegularizationStrength);
  }

  /** The L2 penalty; 0 unless set. */
  public Ftrl l2RegularizationStrength(double l2RegularizationStrength) {
    return with("l2_regularization_strength", l2RegularizationStrength);
  }

  /** The L2 penalty on the magnitude; 0 unless set. */
  public Ftrl l2ShrinkageRegularizationStrength(double l2ShrinkageRegularizationStrength) {
    return with("l2_shrinkage_regularization_strength", l2ShrinkageRegularizationStrength);
  }

  /** The paper's beta; 0 unless set. */
  public Ftrl beta(double beta) {
    return with("beta", beta);
  }
}
