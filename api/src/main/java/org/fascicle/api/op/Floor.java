package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.TensorSpec;

/** The next integer downwards. Constant almost everywhere: it has no gradient. */
public record Floor() implements NonDifferentiableOp {
  @Override
  public String name() {
    return "floor";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    return Rules.unary(this, inputs, Types.REAL);
  }
}
