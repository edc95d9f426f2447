package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/** −x; integers wrap around. */
public record Neg() implements UnaryOp {
  @Override
  public String name() {
    return "neg";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    return Rules.unary(this, inputs, Types.ARITHMETIC);
  }

  /** −dy. */
  @Override
  public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
    return dy.neg();
  }
}
