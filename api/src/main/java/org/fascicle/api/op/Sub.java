package org.fascicle.api.op;

import org.fascicle.api.tensor.Tensor;

/** a − b. */
public record Sub() implements BinaryOp {
  @Override
  public String name() {
    return "sub";
  }

  /** dy. */
  @Override
  public Tensor gradientA(Tensor a, Tensor b, Tensor y, Tensor dy) {
    return dy;
  }

  /** −dy. */
  @Override
  public Tensor gradientB(Tensor a, Tensor b, Tensor y, Tensor dy) {
    return dy.neg();
  }
}
