package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.TensorSpec;

/** −1, 0 or 1; NaN of NaN. Constant almost everywhere: it has no gradient. */
public record Sign() implements NonDifferentiableOp {
  @Override
  public String name() {
    return "sign";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    return Rules.unary(this, inputs, Types.ARITHMETIC);
  }
}
