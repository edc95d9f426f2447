package org.fascicle.api.op;

import org.fascicle.api.tensor.Tensor;

/** tanh x. */
public record Tanh() implements UnaryOp {
  @Override
  public String name() {
    return "tanh";
  }

  /** dy · (1 − y²). */
  @Override
  public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
    return dy.mul(y.square().rsub(1));
  }
}
