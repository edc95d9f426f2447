package org.fascicle.api.op;

import org.fascicle.api.tensor.Tensor;

/** a · b. */
public record Mul() implements BinaryOp {
  @Override
  public String name() {
    return "mul";
  }

  /** dy · b. */
  @Override
  public Tensor gradientA(Tensor a, Tensor b, Tensor y, Tensor dy) {
    return dy.mul(b);
  }

  /** dy · a. */
  @Override
  public Tensor gradientB(Tensor a, Tensor b, Tensor y, Tensor dy) {
    return dy.mul(a);
  }
}
