package org.fascicle.backend.cpu.onednn;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.EmptyKernel;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.spi.backend.Backend.Mode;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * A forward pass that leaves a workspace for its backward pass.
 *
 * @param forward writes the workspace behind its results
 * @param workspace its spec
 * @param back makes what reads the workspace behind its other inputs, for the gradients that are
 *     wanted
 */
record TrainingKernel(Kernel forward, TensorSpec workspace, Function<List<Integer>, Kernel> back)
    implements Kernel {
  /** A backward pass that has one gradient to give. */
  TrainingKernel(Kernel forward, TensorSpec workspace, Kernel back) {
    this(forward, workspace, wanted -> back);
  }

  /** Prepares float32 or bfloat16 kernels that differ by mode. */
  @FunctionalInterface
  interface Maker {
    Kernel make(Op op, List<TensorSpec> inputs, Mode mode);
  }

  static KernelFactory factory(Maker maker) {
    return new KernelFactory() {
      @Override
      public Kernel prepare(Op op, List<TensorSpec> inputs) {
        return prepare(op, inputs, Mode.INFERENCE);
      }

      @Override
      public Kernel prepare(Op op, List<TensorSpec> inputs, Mode mode) {
        return ElementKernels.either((o, in) -> maker.make(o, in, mode)).prepare(op, inputs);
      }
    };
  }

  @Override
  public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
    forward.run(inputs, outputs, scratch);
  }

  @Override
  public boolean reads(int input) {
    return forward.reads(input);
  }

  @Override
  public boolean overwrites(int input) {
    return forward.overwrites(input);
  }

  @Override
  public long scratchBytes() {
    return forward.scratchBytes();
  }

  @Override
  public List<TensorSpec> residuals() {
    return List.of(workspace);
  }

  @Override
  public Optional<Kernel> backward(List<Integer> wanted) {
    return Optional.of(wanted.isEmpty() ? new EmptyKernel(DnnKernel.LIBRARY) : back.apply(wanted));
  }

  @Override
  public String library() {
    return forward.library();
  }
}
