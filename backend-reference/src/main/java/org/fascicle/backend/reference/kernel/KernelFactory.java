package org.fascicle.backend.reference.kernel;

import java.util.List;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Kernel;

/** Prepares the kernel of one operation: one line of the table. */
@FunctionalInterface
interface KernelFactory {
  /**
   * Prepares a kernel.
   *
   * @param op the operation, of the name under which this factory stands in the table
   * @param inputs what {@link Op#infer} accepted
   * @return null if there is no kernel for these element types
   */
  Kernel prepare(Op op, List<TensorSpec> inputs);
}
