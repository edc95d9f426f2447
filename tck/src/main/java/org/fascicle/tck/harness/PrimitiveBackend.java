package org.fascicle.tck.harness;

import java.util.List;
import java.util.Optional;
import org.fascicle.api.op.CompositeOp;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Kernel;

/** A backend whose kernels of composite operations are left unused, so that they are decomposed. */
public final class PrimitiveBackend extends DelegatingBackend {
  /** Wraps a backend, which stays usable by itself. */
  public PrimitiveBackend(Backend backend) {
    super(backend);
  }

  @Override
  public Optional<Kernel> prepare(Op op, List<TensorSpec> inputs, Mode mode) {
    return op instanceof CompositeOp ? Optional.empty() : super.prepare(op, inputs, mode);
  }
}
