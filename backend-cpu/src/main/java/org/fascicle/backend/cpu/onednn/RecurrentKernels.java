package org.fascicle.backend.cpu.onednn;

import java.util.List;
import org.fascicle.api.op.LastState;
import org.fascicle.api.op.Lstm;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.op.RecurrentOp;
import org.fascicle.api.op.SimpleRnn;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.spi.backend.Backend.Mode;
import org.fascicle.spi.backend.Kernel;

/** Recurrent networks over whole sequences in float32; an LSTM without a mask in bfloat16, too. */
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
    boolean isLast = op instanceof LastState;
    RecurrentOp recurrent = isLast ? ((LastState) op).network() : (RecurrentOp) op;
    RecurrentLayouts layouts = RecurrentLayouts.of(recurrent, inputs);
    DType dtype = inputs.get(RecurrentOp.X).dtype();
    boolean narrow = dtype == DType.BFLOAT16 && recurrent instanceof Lstm && !recurrent.masked();
    boolean possible =
        (dtype == DType.FLOAT32 || narrow)
            && RecurrentPrimitives.knows(recurrent)
            && !(recurrent.masked() && (isLast || grows(recurrent)))
            && !layouts.isEmpty();
    if (!possible) {
      return null;
    }
    return recurrent.masked()
        ? new MaskedForward(library, recurrent, inputs, layouts, mode)
        : new RecurrentForward(library, recurrent, layouts, mode, isLast, true);
  }

  /** Whether states have no bound: past the steps that count they could come to be infinite. */
  private static boolean grows(RecurrentOp op) {
    return op instanceof SimpleRnn simple && simple.activation() == Pointwise.RELU;
  }
}
