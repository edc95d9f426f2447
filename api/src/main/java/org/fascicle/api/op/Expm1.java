package org.fascicle.api.op;

import org.fascicle.api.tensor.Tensor;

/** eˣ − 1, exact near 0. */
public record Expm1() implements UnaryOp {
  @Override
  public String name() {
    return "expm1";
  }

  /** dy · (y + 1). */
  @Override
  public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
    return dy.mul(y.add(1));
  }
}
