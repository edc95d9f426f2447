package org.fascicle.api.op;

import org.fascicle.api.tensor.Tensor;

/** a / b. Integers: towards 0; a / 0 is 0, and the lowest integer / −1 is itself. */
public record Div() implements BinaryOp {
  @Override
  public String name() {
    return "div";
  }

  /** dy / b. */
  @Override
  public Tensor gradientA(Tensor a, Tensor b, Tensor y, Tensor dy) {
    return dy.div(b);
  }

  /** −dy · y / b. */
  @Override
  public Tensor gradientB(Tensor a, Tensor b, Tensor y, Tensor dy) {
    return dy.mul(y).div(b).neg();
  }
}
