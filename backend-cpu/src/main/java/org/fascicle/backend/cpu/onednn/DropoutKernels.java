package org.fascicle.backend.cpu.onednn;

import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.api.op.Dropout;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.memory.Address;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.backend.cpu.plain.RandomKernels;
import org.fascicle.spi.backend.Backend.Mode;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * Dropout in float32 and bfloat16. The mask, a byte an element, is drawn in Java; for training it
 * is kept, since to draw it again takes ten times as long as to read it.
 */
public final class DropoutKernels {
  /** Where the gradient finds the gradient of the result. */
  private static final int DY = 3;

  private final Primitives primitives;
  private final int threads;

  /**
   * Kernels of this library.
   *
   * @param threads how many draw a mask
   */
  public DropoutKernels(OneDnn library, int threads) {
    this.primitives = new Primitives(library);
    this.threads = threads;
  }

  /** Prepares {@link Dropout}: the inputs are x and the key. */
  public KernelFactory dropout() {
    return TrainingKernel.factory((op, inputs, mode) -> dropout(op, inputs.get(0), mode));
  }

  private Kernel dropout(Op op, TensorSpec x, Mode mode) {
    Precision type = Precision.of(x);
    long n = x.shape().elements();
    float rate = (float) ((Dropout) op).rate();
    double scale = ((Dropout) op).scale();
    Scratch scratch = new Scratch();
    Selection selection = new Selection(type, n, scale, scratch);
    if (mode == Mode.INFERENCE) {
      long place = scratch.reserve(n);
      return new DnnKernel(
          scratch,
          (in, out, s) -> {
            Address mask = Scratch.at(s, place);
            RandomKernels.mask((HostValue) in[1], n, rate, mask, threads);
            selection.run(in[0], mask, out[0], s);
          });
    }
    Kernel forward =
        new DnnKernel(
            scratch,
            (in, out, s) -> {
              RandomKernels.mask((HostValue) in[1], n, rate, Block.address(out[1]), threads);
              selection.run(in[0], Block.address(out[1]), out[0], s);
            });
    return new TrainingKernel(forward, TensorSpec.of(DType.UINT8, n), backward(type, n, scale));
  }

  /** The inputs are x, the key, y, dy and the mask. */
  private Kernel backward(Precision type, long n, double scale) {
    Scratch scratch = new Scratch();
    Selection selection = new Selection(type, n, scale, scratch);
    return new DnnKernel(
            scratch, (in, out, s) -> selection.run(in[DY], Block.address(in[DY + 1]), out[0], s))
        .reading(input -> input >= DY);
  }

  /** x · scale where the mask is 1, and 0 elsewhere, whatever x is there. */
  private final class Selection {
    private final Constant zero;
    private final Step step;

    Selection(Precision type, long n, double scale, Scratch scratch) {
      this.zero = type.constant(0, 1);
      memory.desc x = type.numbers(n);
      memory.desc mask = Layouts.strided(memory.data_type.s8, new long[] {n}, new long[] {1});
      Fusion fusion = new Fusion().apply(algorithm.eltwise_linear, scale, 0);
      this.step = new Step(primitives.select(x, type.numbers(1), mask, x, fusion), scratch);
    }

    void run(Storage x, Pointer mask, Storage y, Storage scratch) {
      step.run(scratch, Block.address(x), zero.address(), mask, Block.address(y));
    }
  }
}
