package org.fascicle.api.op;

import org.fascicle.api.tensor.Tensor;

/** max(x, 0). Of NaN: NaN, or 0 on a backend without the capability {@code NAN_THROUGH_MAX}. */
public record Relu() implements UnaryCompositeOp {
  @Override
  public String name() {
    return "relu";
  }

  /** Chosen so that NaN goes through: x unless x ≤ 0. */
  @Override
  public Tensor value(Tensor x) {
    return x.lessEqual(0).where(0, x);
  }

  /** dy where y > 0; 0 at x = 0. */
  @Override
  public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
    return y.greater(0).where(dy, 0);
  }
}
