package org.fascicle.api.op;

import org.fascicle.api.tensor.Tensor;

/** sin x, x in radians. */
public record Sin() implements UnaryOp {
  @Override
  public String name() {
    return "sin";
  }

  /** dy · cos x. */
  @Override
  public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
    return dy.mul(x.cos());
  }
}
