package org.fascicle.api.op;

import java.util.Locale;
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

  /** As Keras writes it: {@code relu}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
