package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.TensorSpec;

/** Logical negation of truth values. */
public record Not() implements NonDifferentiableOp {
  @Override
  public String name() {
    return "not";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    return Rules.unary(this, inputs, Types.BOOL);
  }
}
