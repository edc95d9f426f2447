package org.fascicle.api.op;

import org.fascicle.api.tensor.Tensor;

/** √x: NaN below 0. */
public record Sqrt() implements UnaryOp {
  @Override
  public String name() {
    return "sqrt";
  }

  /** dy / (2 y). */
  @Override
  public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
    return dy.div(y.mul(2));
  }
}
