package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** Gradients over the root of the sum of their squares. */
public final class Adagrad extends OptimizerBuilder<Adagrad> {
  private Adagrad(Spec spec) {
    super(spec, Adagrad::new);
  }

  /** With learning rate 0.001. */
  public static Adagrad of() {
    return new Adagrad(optimizer("Adagrad"));
  }

  /** With this learning rate. */
  public static Adagrad of(double learningRate) {
    return new Adagrad(optimizer("Adagrad", learningRate));
  }

  /** What the sum of squares starts from; 0.1 unless set. */
  public Adagrad initialAccumulatorValue(double initialAccumulatorValue) {
    return with("initial_accumulator_value", initialAccumulatorValue);
  }

  /** Keeps the division finite; 1e-7 unless set. */
  public Adagrad epsilon(double epsilon) {
    return with("epsilon", epsilon);
  }
}
