package org.fascicle.spi.backend;

import java.util.List;
import java.util.Optional;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A service that adds a kernel for one operation to one backend, from another bundle. Service
 * properties: {@link #OPERATION} and {@link Backend#NAME}.
 */
@ConsumerType
public interface KernelProvider {
  /** The service property that names the operation. */
  String OPERATION = "fascicle.operation";

  /**
   * Prepares a kernel; see {@link Backend#prepare}.
   *
   * @return empty if it has none for these specs
   */
  Optional<ForeignKernel> prepare(Op op, List<TensorSpec> inputs);

  /**
   * A kernel that reads and writes memory through a {@link KernelContext}; immutable and
   * re-entrant.
   */
  @FunctionalInterface
  interface ForeignKernel {
    /** Computes the results. */
    void run(KernelContext context);

    /** Bytes of scratch that {@link #run} needs. */
    default long scratchBytes() {
      return 0;
    }
  }
}
