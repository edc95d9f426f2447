package org.fascicle.api.op;

import org.fascicle.api.tensor.Tensor;

/** A composite operation that has no gradient. */
public interface NonDifferentiableCompositeOp extends CompositeOp, NonDifferentiableOp {
  @Override
  default Tensor[] gradient(Backward backward) {
    return NonDifferentiableOp.super.gradient(backward);
  }
}
