package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.TensorSpec;

/** The next integer upwards. Constant almost everywhere: it has no gradient. */
public record Ceil() implements NonDifferentiableOp {
  @Override
  public String name() {
    return "ceil";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    return Rules.unary(this, inputs, Types.REAL);
  }
}
