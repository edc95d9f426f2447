package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/**
 * The same number everywhere. Input: one number on the host, converted as {@link Cast} does.
 *
 * @param dtype any type but float16
 * @param shape no axis unknown
 */
public record Fill(DType dtype, Shape shape) implements NonDifferentiableOp {
  /** Checks. */
  public Fill {
    Rules.attribute("fill", dtype, Types.PLAIN);
    Rules.known("fill", shape);
  }

  @Override
  public String name() {
    return "fill";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, 1);
    Rules.hostScalar(this, inputs, 0);
    return List.of(TensorSpec.of(dtype, shape));
  }

  @Override
  public boolean isHostInput(int input) {
    return input == 0;
  }
}
