package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.TensorSpec;

/**
 * The position (INT64) of the greatest element along an axis; of several equal ones the first. The
 * first NaN wins.
 *
 * @param axis counted from 0; it disappears
 */
public record ArgMax(int axis) implements NonDifferentiableOp {
  /** Checks. */
  public ArgMax {
    Rules.axis("argmax", axis);
  }

  @Override
  public String name() {
    return "argmax";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    return Rules.position(this, axis, inputs);
  }
}
