package org.fascicle.api.op;

import org.fascicle.api.tensor.Tensor;

/**
 * The lesser of a and b. Where one is NaN: NaN, or the other on a backend without the capability
 * {@code NAN_THROUGH_MAX}.
 */
public record Minimum() implements BinaryOp {
  @Override
  public String name() {
    return "minimum";
  }

  /** dy where a ≤ b: at a tie all of it goes to a, as in TensorFlow. */
  @Override
  public Tensor gradientA(Tensor a, Tensor b, Tensor y, Tensor dy) {
    return a.lessEqual(b).where(dy, 0);
  }

  /** dy where a &gt; b. */
  @Override
  public Tensor gradientB(Tensor a, Tensor b, Tensor y, Tensor dy) {
    return a.lessEqual(b).where(0, dy);
  }
}
