package org.fascicle.api.op;

import org.fascicle.api.tensor.Tensor;

/** 1 / √x: ∞ at 0, NaN below. */
public record Rsqrt() implements UnaryOp {
  @Override
  public String name() {
    return "rsqrt";
  }

  /** −dy · y³ / 2. */
  @Override
  public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
    return dy.mul(y.mul(y).mul(y)).mul(-0.5);
  }
}
