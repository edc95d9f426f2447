package org.fascicle.api.op;

import org.fascicle.api.tensor.Tensor;

/** The natural logarithm: −∞ at 0, NaN below. */
public record Log() implements UnaryOp {
  @Override
  public String name() {
    return "log";
  }

  /** dy / x. */
  @Override
  public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
    return dy.div(x);
  }
}
