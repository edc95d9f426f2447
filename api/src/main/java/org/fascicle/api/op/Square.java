package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/** x²; integers wrap around. */
public record Square() implements UnaryCompositeOp {
  @Override
  public String name() {
    return "square";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    return Rules.unary(this, inputs, Types.ARITHMETIC);
  }

  @Override
  public Tensor value(Tensor x) {
    return x.mul(x);
  }

  /** dy · 2 x. */
  @Override
  public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
    return dy.mul(x).mul(2);
  }
}
