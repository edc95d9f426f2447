package org.fascicle.backend.reference;

import java.util.List;
import org.fascicle.api.op.NonDifferentiableOp;
import org.fascicle.api.tensor.TensorSpec;

/** An operation that this backend has never heard of. */
record Unknown(String name, int version) implements NonDifferentiableOp {
  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    return List.of();
  }
}
