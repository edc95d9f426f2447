package org.fascicle.api.op;

import org.fascicle.api.tensor.Tensor;

/** eˣ. */
public record Exp() implements UnaryOp {
  @Override
  public String name() {
    return "exp";
  }

  /** dy · y. */
  @Override
  public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
    return dy.mul(y);
  }
}
