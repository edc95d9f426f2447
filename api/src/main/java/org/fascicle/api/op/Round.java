package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.TensorSpec;

/** The nearest integer, halves to even. Constant almost everywhere: it has no gradient. */
public record Round() implements NonDifferentiableOp {
  @Override
  public String name() {
    return "round";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    return Rules.unary(this, inputs, Types.REAL);
  }
}
