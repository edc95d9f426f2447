package org.fascicle.api.op;

import org.fascicle.api.tensor.Tensor;

/**
 * a − b · ⌊a / b⌋, with the sign of b, as Python's %. Exact (from C's fmod); by 0: NaN, for
 * integers 0.
 */
public record Mod() implements BinaryOp {
  @Override
  public String name() {
    return "mod";
  }

  /** dy. */
  @Override
  public Tensor gradientA(Tensor a, Tensor b, Tensor y, Tensor dy) {
    return dy;
  }

  /** −dy · ⌊a / b⌋. */
  @Override
  public Tensor gradientB(Tensor a, Tensor b, Tensor y, Tensor dy) {
    return dy.mul(a.div(b).floor()).neg();
  }
}
