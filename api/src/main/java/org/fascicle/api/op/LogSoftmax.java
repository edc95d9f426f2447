package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * x − log Σ eˣ along an axis. A row with ∞, or of −∞ alone, is NaN.
 *
 * @param axis counted from 0
 */
public record LogSoftmax(int axis) implements UnaryCompositeOp {
  /** Checks. */
  public LogSoftmax {
    Rules.axis("log_softmax", axis);
  }

  @Override
  public String name() {
    return "log_softmax";
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
    Tensor z = x.sub(x.max(true, axis).stopGradient());
    return z.sub(z.exp().sum(true, axis).log());
  }

  /** dy − eʸ · Σ dy. */
  @Override
  public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
    return dy.sub(y.exp().mul(dy.sum(true, axis)));
  }
}
