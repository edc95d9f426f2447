package org.fascicle.backend.cpu.onednn;

import java.util.List;
import org.bytedeco.dnnl.memory;
import org.fascicle.api.op.Cast;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Kernel;

/** float32 as bfloat16 and back: what a layer does with its inputs and weights in every step. */
public final class CastKernels {
  private final Primitives primitives;

  /** Kernels of this library. */
  public CastKernels(OneDnn library) {
    this.primitives = new Primitives(library);
  }

  /** Prepares {@link Cast}, between these two types alone. */
  public KernelFactory cast() {
    return ElementKernels.either(this::cast);
  }

  private Kernel cast(Op op, List<TensorSpec> inputs) {
    TensorSpec x = inputs.get(0);
    DType to = ((Cast) op).dtype();
    boolean between = to == DType.FLOAT32 || to == DType.BFLOAT16;
    if (!between || to == x.dtype() || !Precision.hasNarrow()) {
      return null; // without the instructions, the library makes 0 of -0
    }
    long n = x.shape().elements();
    memory.desc from = Precision.of(x).numbers(n);
    Scratch scratch = new Scratch();
    Step step = new Step(primitives.reorder(from, Precision.of(x.with(to)).numbers(n)), scratch);
    return new DnnKernel(
        scratch, (in, out, s) -> step.run(s, Block.address(in[0]), Block.address(out[0])));
  }
}
