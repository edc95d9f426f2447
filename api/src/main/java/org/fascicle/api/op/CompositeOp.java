package org.fascicle.api.op;

import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;

/**
 * An operation that can be computed from others. A backend that has a kernel of this name runs
 * that; every other backend runs the decomposition, so that a composite works everywhere from the
 * day it is written.
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

  /**
   * What {@link Grad} of this operation decomposes into; unless overridden, the gradient of the
   * decomposition.
   *
   * @return one gradient an input; null for one that is not wanted or has none
   */
  default Tensor[] decomposeGradient(Backward backward) {
    return Grad.ofDecomposition(this, backward);
  }
}
