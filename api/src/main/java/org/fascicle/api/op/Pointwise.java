package org.fascicle.api.op;

import java.util.Locale;
import java.util.Optional;
import org.fascicle.api.tensor.Tensor;

/** Functions of one element that operations may fuse with what precedes them. */
public enum Pointwise {
  /** x. */
  LINEAR,
  /** max(x, 0). */
  RELU,
  /** 1 / (1 + exp(-x)). */
  SIGMOID,
  /** tanh x. */
  TANH;

  /** The function's value. */
  public Tensor apply(Tensor x) {
    return switch (this) {
      case LINEAR -> x;
      case RELU -> x.relu();
      case SIGMOID -> x.sigmoid();
      case TANH -> x.tanh();
    };
  }

  /**
   * The gradient of x, from the function's value.
   *
   * @param y the value
   * @param dy the gradient of the value
   */
  public Tensor gradient(Tensor y, Tensor dy) {
    return switch (this) {
      case LINEAR -> dy;
      case RELU -> new Relu().gradient(y, y, dy);
      case SIGMOID -> new Sigmoid().gradient(y, y, dy);
      case TANH -> new Tanh().gradient(y, y, dy);
    };
  }

  /** The function that an operation of one input computes; empty for other operations. */
  public static Optional<Pointwise> of(Op op) {
    if (op instanceof Relu) {
      return Optional.of(RELU);
    }
    if (op instanceof Sigmoid) {
      return Optional.of(SIGMOID);
    }
    return op instanceof Tanh ? Optional.of(TANH) : Optional.empty();
  }

  /** The composite operation that computes it; empty where there is none. */
  public Optional<CompositeOp> composite() {
    return switch (this) {
      case RELU -> Optional.of(new Relu());
      case SIGMOID -> Optional.of(new Sigmoid());
      case LINEAR, TANH -> Optional.empty();
    };
  }

  /** As Keras writes it: {@code relu}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
