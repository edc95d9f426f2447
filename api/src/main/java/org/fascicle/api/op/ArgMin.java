package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.TensorSpec;

/**
 * The position (INT64) of the least element along an axis; of several equal ones the first. The
 * first NaN wins.
 *
 * @param axis counted from 0; it disappears
 */
public record ArgMin(int axis) implements NonDifferentiableOp {
  /** Checks. */
  public ArgMin {
    Rules.axis("argmin", axis);
  }

  @Override
  public String name() {
    return "argmin";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    return Rules.position(this, axis, inputs);
  }
}
