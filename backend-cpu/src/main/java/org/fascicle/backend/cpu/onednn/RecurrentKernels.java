package org.fascicle.backend.cpu.onednn;

import java.util.List;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.RecurrentOp;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.spi.backend.Backend.Mode;
import org.fascicle.spi.backend.Kernel;

/** Recurrent networks over whole sequences in float32, where no step is masked. */
public final class RecurrentKernels implements KernelFactory {
  private final OneDnn library;

  /** Kernels of this library. */
  public RecurrentKernels(OneDnn library) {
    this.library = library;
  }

  @Override
  public Kernel prepare(Op op, List<TensorSpec> inputs) {
    return prepare(op, inputs, Mode.INFERENCE);
  }

  @Override
  public Kernel prepare(Op op, List<TensorSpec> inputs, Mode mode) {
    RecurrentOp recurrent = (RecurrentOp) op;
    RecurrentLayouts layouts = RecurrentLayouts.of(recurrent, inputs);
    boolean possible =
        inputs.get(RecurrentOp.X).dtype() == DType.FLOAT32
            && RecurrentPrimitives.knows(recurrent)
            && !layouts.isEmpty();
    return possible ? new RecurrentForward(library, recurrent, layouts, mode) : null;
  }
}
