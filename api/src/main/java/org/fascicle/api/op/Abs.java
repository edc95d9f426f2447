package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/** |x|; the absolute value of the lowest integer is itself. */
public record Abs() implements UnaryOp {
  @Override
  public String name() {
    return "abs";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    return Rules.unary(this, inputs, Types.ARITHMETIC);
  }

  /** dy · sign x, so 0 at 0. */
  @Override
  public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
    return dy.mul(x.sign());
  }
}
