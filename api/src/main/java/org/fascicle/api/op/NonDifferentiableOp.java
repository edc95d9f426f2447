package org.fascicle.api.op;

import org.fascicle.api.exception.NotDifferentiableException;
import org.fascicle.api.tensor.Tensor;

/**
 * An operation that has no gradient: comparisons, arg-max, integer arithmetic, optimiser updates.
 */
public interface NonDifferentiableOp extends Op {
  @Override
  default boolean isDifferentiable() {
    return false;
  }

  @Override
  default Tensor[] gradient(Backward backward) {
    throw new NotDifferentiableException(name() + " has no gradient.");
  }
}
