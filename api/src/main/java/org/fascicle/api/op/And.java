package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.TensorSpec;

/** Logical conjunction of truth values, with NumPy's broadcasting. */
public record And() implements NonDifferentiableOp {
  @Override
  public String name() {
    return "and";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    return List.of(Rules.binary(this, inputs, Types.BOOL));
  }
}
