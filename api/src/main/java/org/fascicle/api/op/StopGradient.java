package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.TensorSpec;

/** x, as a constant: no gradient flows through it. Any type. */
public record StopGradient() implements NonDifferentiableOp {
  @Override
  public String name() {
    return "stop_gradient";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    return Rules.unary(this, inputs, Types.ANY);
  }
}
