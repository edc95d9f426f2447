package org.fascicle.api.op;

import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;

/**
 * An operation that can be computed from others. A backend that has a kernel of this name runs
 * that; every other backend runs the decomposition, so that a composite works everywhere from the
 * day it is written. Its gradient is that of its decomposition, unless it is a {@link
 * ClosedFormOp}.
 */
public interface CompositeOp extends Op {
  /**
   * Computes the results from other operations.
   *
   * @param inputs valid for {@link #infer}
   */
  Tensor[] decompose(Session session, Tensor... inputs);

  /** Runs {@link Grad}, for which a backend may have a kernel too. */
  @Override
  default Tensor[] gradient(Backward backward) {
    return Grad.apply(this, backward);
  }
}
