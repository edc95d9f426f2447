package org.fascicle.backend.cpu.kernel;

import java.util.List;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Backend.Mode;
import org.fascicle.spi.backend.Kernel;

/** Prepares the kernel of one operation by one library. */
@FunctionalInterface
public interface KernelFactory {
  /**
   * Prepares a kernel.
   *
   * @param op the operation, of the name under which this factory stands in the table
   * @param inputs what {@link Op#infer} accepted
   * @return null if this library has none for these specs
   */
  Kernel prepare(Op op, List<TensorSpec> inputs);

  /** The same for a mode; most kernels serve both. */
  default Kernel prepare(Op op, List<TensorSpec> inputs, Mode mode) {
    return prepare(op, inputs);
  }
}
