package org.fascicle.api.op;

import org.fascicle.api.tensor.Tensor;

/**
 * A composite operation whose gradient is known in closed form: steadier or cheaper than the
 * gradient of its decomposition, or right where a branch of the decomposition changes. A tape
 * records it whole, also where a backend runs its decomposition, so that the gradient is this one
 * on every backend.
 */
public interface ClosedFormOp extends CompositeOp {
  /**
   * What {@link Grad} of this operation decomposes into.
   *
   * @return one gradient an input; null for one that is not wanted or has none
   */
  Tensor[] decomposeGradient(Backward backward);
}
