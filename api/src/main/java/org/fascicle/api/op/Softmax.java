package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * eˣ / Σ eˣ along an axis. A row with ∞, or of −∞ alone, is NaN.
 *
 * @param axis counted from 0
 */
public record Softmax(int axis) implements UnaryCompositeOp {
  /** Checks. */
  public Softmax {
    Rules.axis("softmax", axis);
  }

  @Override
  public String name() {
    return "softmax";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    List<TensorSpec> same = UnaryCompositeOp.super.infer(inputs);
    Rules.axis(this, axis, inputs.get(0));
    return same;
  }

  /** With the row's maximum taken off first, so that nothing overflows. */
  @Override
  public Tensor value(Tensor x) {
    Tensor e = x.sub(x.max(true, axis).stopGradient()).exp();
    return e.div(e.sum(true, axis));
  }

  /** y · (dy − Σ y · dy). */
  @Override
  public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
    return y.mul(dy.sub(y.mul(dy).sum(true, axis)));
  }
}
