package org.fascicle.platform.internal.plan;

import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.dispatch.PreparedCall;
import org.fascicle.spi.backend.Backend.Mode;

/** Prepares calls that no step has asked for: those that a plan puts in the place of others. */
@FunctionalInterface
public interface Calls {
  /** Finds or prepares a call; without a kernel where the operation would be decomposed. */
  PreparedCall prepare(Op op, TensorSpec[] inputs, Mode mode);
}
