package org.fascicle.backend.cpu.onednn;

import java.util.List;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.fascicle.api.op.AveragePooling;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.MaxPooling;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Sliding;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.EmptyKernel;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Backend.Mode;
import org.fascicle.spi.backend.Kernel;

/** Pooling of one to three spatial axes in float32 and bfloat16, channels innermost. */
public final class PoolingKernels {
  private static final int MOST_AXES = 3;

  private final OneDnn library;

  /** Kernels of this library. */
  public PoolingKernels(OneDnn library) {
    this.library = library;
  }

  /**
   * Prepares {@link MaxPooling}. For training the library notes which element of each window was
   * the greatest: the residual.
   */
  public KernelFactory max() {
    return TrainingKernel.factory((op, inputs, mode) -> max((MaxPooling) op, inputs, mode));
  }

  private Kernel max(MaxPooling op, List<TensorSpec> inputs, Mode mode) {
    Pool pool = pool(op, inputs, algorithm.pooling_max, op.sizes(), op.sliding());
    if (pool == null) {
      return null;
    }
    Scratch scratch = new Scratch();
    if (mode == Mode.INFERENCE) {
      Step step = new Step(pool.inference(), scratch);
      return new DnnKernel(
          scratch, (in, out, s) -> step.run(s, Block.address(in[0]), Block.address(out[0])));
    }
    Step step = new Step(pool.training(), scratch);
    Kernel forward =
        new DnnKernel(
            scratch,
            (in, out, s) ->
                step.run(s, Block.address(in[0]), Block.address(out[0]), Block.address(out[1])));
    TensorSpec workspace = TensorSpec.of(DType.UINT8, pool.workspaceBytes());
    return new TrainingKernel(forward, workspace, maxBackward(pool));
  }

  /** The inputs are x, y, dy and the workspace. */
  private static Kernel maxBackward(Pool pool) {
    Scratch scratch = new Scratch();
    Step step = new Step(pool.maxBackward(), scratch);
    return new DnnKernel(
            scratch,
            (in, out, s) ->
                step.run(s, Block.address(in[2]), Block.address(out[0]), Block.address(in[3])))
        .reading(input -> input >= 2);
  }

  /** Prepares {@link AveragePooling}. */
  public KernelFactory average() {
    return ElementKernels.either(
        (op, inputs) -> {
          Pool pool = average((AveragePooling) op, inputs);
          if (pool == null) {
            return null;
          }
          Scratch scratch = new Scratch();
          Step step = new Step(pool.inference(), scratch);
          return new DnnKernel(
              scratch, (in, out, s) -> step.run(s, Block.address(in[0]), Block.address(out[0])));
        });
  }

  /** Its gradient; the inputs are x, y, dy. */
  public KernelFactory averageGrad() {
    return ElementKernels.either(
        (op, inputs) -> {
          Grad grad = (Grad) op;
          Pool pool = average((AveragePooling) grad.forward(), inputs.subList(0, 1));
          if (pool == null || grad.wanted().isEmpty()) {
            return pool == null ? null : new EmptyKernel(DnnKernel.LIBRARY);
          }
          Scratch scratch = new Scratch();
          Step step = new Step(pool.averageBackward(), scratch);
          return new DnnKernel(
                  scratch, (in, out, s) -> step.run(s, Block.address(in[2]), Block.address(out[0])))
              .reading(input -> input == 2);
        });
  }

  private Pool average(AveragePooling op, List<TensorSpec> inputs) {
    algorithm function =
        op.countPadding()
            ? algorithm.pooling_avg_include_padding
            : algorithm.pooling_avg_exclude_padding;
    return pool(op, inputs, function, op.sizes(), op.sliding());
  }

  /** Null for more axes than the library knows. */
  private Pool pool(
      Op op, List<TensorSpec> inputs, algorithm function, Shape sizes, Sliding sliding) {
    if (sliding.rank() > MOST_AXES) {
      return null;
    }
    Shape y = op.infer(inputs).get(0).shape();
    return new Pool(library, function, inputs.get(0), y, sizes, sliding);
  }
}
