package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.Tensor;

/**
 * log Σ eˣ along axes; −∞ of no elements.
 *
 * @param axes the axes to reduce, counted from 0, ascending; none for an empty list
 * @param keepDims whether reduced axes stay, with length 1
 */
public record LogSumExp(List<Integer> axes, boolean keepDims) implements ReduceCompositeOp {
  /** Checks and copies. */
  public LogSumExp {
    axes = Rules.axes("log_sum_exp", axes);
  }

  @Override
  public String name() {
    return "log_sum_exp";
  }

  /** With the maximum taken off first where it is finite, so that nothing overflows. */
  @Override
  public Tensor value(Tensor x) {
    Tensor max = x.apply(new Max(axes, true)).stopGradient();
    Tensor shift = max.abs().less(Double.POSITIVE_INFINITY).where(max, 0);
    Tensor sum = x.sub(shift).exp().apply(new Sum(axes, true)).log().add(shift);
    return sum.apply(new Sum(axes, keepDims));
  }

  /** dy · eˣ⁻ʸ. */
  @Override
  public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
    return dy.mul(x.sub(y).exp());
  }
}
