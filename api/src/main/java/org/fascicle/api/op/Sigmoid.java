package org.fascicle.api.op;

import org.fascicle.api.tensor.Tensor;

/** 1 / (1 + e⁻ˣ). */
public record Sigmoid() implements UnaryCompositeOp {
  @Override
  public String name() {
    return "sigmoid";
  }

  /** 1 / (1 + e⁻ˣ), for x &lt; 0 as eˣ / (1 + eˣ), so that nothing overflows. */
  @Override
  public Tensor value(Tensor x) {
    Tensor small = x.abs().neg().exp();
    return x.greaterEqual(0).where(1, small).div(small.add(1));
  }

  /** dy · y · (1 − y). */
  @Override
  public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
    return dy.mul(y.mul(y.rsub(1)));
  }
}
