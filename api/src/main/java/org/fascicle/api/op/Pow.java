package org.fascicle.api.op;

import org.fascicle.api.tensor.Tensor;

/**
 * aᵇ, as C's pow. Integers: by multiplication, which wraps around; with b &lt; 0 it is 1 / a⁻ᵇ
 * towards 0, so that only 1 and −1 give something other than 0.
 */
public record Pow() implements BinaryOp {
  @Override
  public String name() {
    return "pow";
  }

  /** dy · b · aᵇ⁻¹; 0 where b = 0, whatever a. */
  @Override
  public Tensor gradientA(Tensor a, Tensor b, Tensor y, Tensor dy) {
    Tensor zero = b.equal(0);
    Tensor exponent = zero.where(1, b.sub(1));
    return zero.where(0, dy.mul(b).mul(a.pow(exponent)));
  }

  /** dy · y · log a; 0 where a ≤ 0 and y is finite: there log a does not exist. */
  @Override
  public Tensor gradientB(Tensor a, Tensor b, Tensor y, Tensor dy) {
    return dy.mul(y).mul(a.greater(0).where(a, 1).log());
  }
}
