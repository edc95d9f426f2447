package org.fascicle.backend.cpu.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.NormalizationOp;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.EmptyKernel;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Backend.Mode;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * Batch, layer and group normalisation in float32, channels innermost; of a batch also with ReLU,
 * which then leaves a bit an element for the backward pass.
 */
public final class NormalizationKernels {
  private final OneDnn library;

  /** Kernels of this library. */
  public NormalizationKernels(OneDnn library) {
    this.library = library;
  }

  /** Prepares the operations. */
  public KernelFactory forward() {
    return TrainingKernel.factory(
        (op, inputs, mode) -> forward((NormalizationOp) op, inputs, mode));
  }

  private Kernel forward(NormalizationOp op, List<TensorSpec> inputs, Mode mode) {
    Shape view = op.view(inputs.get(0).shape());
    if (inputs.get(0).dtype() != DType.FLOAT32
        || view.elements() == 0
        || !Normalization.takes(op)) {
      return null;
    }
    Normalization normalization = new Normalization(library, op, view);
    Scratch scratch = new Scratch();
    Step step = new Step(normalization.forward(), scratch);
    if (op.activation() == Pointwise.LINEAR) {
      return new DnnKernel(scratch, (in, out, s) -> step.run(s, addresses(in, out, 3)));
    }
    if (mode == Mode.INFERENCE) {
      long place = scratch.reserve(normalization.workspaceBytes());
      return new DnnKernel(
          scratch, (in, out, s) -> step.run(s, addresses(in, out, 3, Scratch.at(s, place))));
    }
    Kernel kernel =
        new DnnKernel(
            scratch, (in, out, s) -> step.run(s, addresses(in, out, 3, Block.address(out[3]))));
    return new TrainingKernel(
        kernel,
        TensorSpec.of(DType.UINT8, normalization.workspaceBytes()),
        wanted -> {
          Grad grad = new Grad(op, inputs.size(), 3, wanted);
          return new Back(grad, op, view).kernel(normalization);
        });
  }

  /** x, the results, γ and β as there are, and what else there is. */
  private static Pointer[] addresses(
      Storage[] in, Storage[] out, int results, Pointer... workspace) {
    List<Pointer> all = new ArrayList<>();
    all.add(Block.address(in[0]));
    for (int i = 0; i < results; i++) {
      all.add(Block.address(out[i]));
    }
    for (int i = 1; i < in.length; i++) {
      all.add(Block.address(in[i]));
    }
    all.addAll(List.of(workspace));
    return all.toArray(Pointer[]::new);
  }

  /**
   * Prepares the gradients of the first two. The inputs are x, γ and β as there are, y, means,
   * variances, and the gradients of these three.
   */
  public KernelFactory backward() {
    return ElementKernels.guarded(
        (op, inputs) -> {
          Grad grad = (Grad) op;
          NormalizationOp forward = (NormalizationOp) grad.forward();
          Shape view = forward.view(inputs.get(0).shape());
          if (view.elements() == 0 || forward.activation() != Pointwise.LINEAR) {
            return null;
          }
          return grad.wanted().isEmpty()
              ? new EmptyKernel(DnnKernel.LIBRARY)
              : new Back(grad, forward, view).kernel(new Normalization(library, forward, view));
        });
  }

  /** What comes from where in a backward pass. */
  private record Back(Grad grad, NormalizationOp forward, Shape view) {
    Kernel kernel(Normalization normalization) {
      Scratch scratch = new Scratch();
      Step step = new Step(normalization.backward(), scratch);
      long parameters = Float.BYTES * view.dim(2) * view.dim(3);
      long unwantedX =
          grad.wanted().contains(0) ? 0 : scratch.reserve(Float.BYTES * view.elements());
      long unwantedScale = scratch.reserve(parameters);
      long unwantedShift = scratch.reserve(parameters);
      return new DnnKernel(
              scratch,
              (in, out, s) -> {
                List<Pointer> all = new ArrayList<>();
                all.add(Block.address(in[0]));
                all.add(Block.address(in[grad.inputs() + 1]));
                all.add(Block.address(in[grad.inputs() + 2]));
                all.add(Block.address(in[grad.inputs() + 3]));
                all.add(result(0, out, s, unwantedX));
                if (forward.scale()) {
                  all.add(Block.address(in[1]));
                  all.add(result(1, out, s, unwantedScale));
                }
                if (forward.center()) {
                  all.add(result(grad.inputs() - 1, out, s, unwantedShift));
                }
                if (forward.activation() != Pointwise.LINEAR) {
                  all.add(Block.address(in[grad.inputs() + 6]));
                }
                step.run(s, all.toArray(Pointer[]::new));
                if (grad.wanted().contains(0)) {
                  addStatistics(in, out[grad.wanted().indexOf(0)]);
                }
              })
          .reading(input -> input != grad.inputs());
    }

    private Pointer result(int input, Storage[] out, Storage scratch, long unwanted) {
      int at = grad.wanted().indexOf(input);
      return at < 0 ? Scratch.at(scratch, unwanted) : Block.address(out[at]);
    }

    /**
     * Adds what comes by way of the statistics: dmean / n + 2 dvariance · (x − mean) / n. A model
     * asks for it only where it computes with them; zeros are left alone.
     */
    private void addStatistics(Storage[] in, Storage result) {
      FloatIndexer ofMean = Block.floats(in[grad.inputs() + 4]);
      FloatIndexer ofVariance = Block.floats(in[grad.inputs() + 5]);
      long groups = view.dim(2);
      long statistics = view.dim(0) * groups;
      if (isZero(ofMean, statistics) && isZero(ofVariance, statistics)) {
        return;
      }
      FloatIndexer x = Block.floats(in[0]);
      FloatIndexer mean = Block.floats(in[grad.inputs() + 1]);
      FloatIndexer dx = Block.floats(result);
      long size = view.dim(3);
      double share = 1.0 / (view.dim(1) * size);
      for (long i = 0; i < view.elements(); i++) {
        long group = i / (view.dim(1) * groups * size) * groups + i / size % groups;
        double distance = x.get(i) - mean.get(group);
        double more = ofMean.get(group) + 2 * ofVariance.get(group) * distance;
        dx.put(i, (float) (dx.get(i) + share * more));
      }
    }

    private static boolean isZero(FloatIndexer values, long count) {
      for (long i = 0; i < count; i++) {
        if (values.get(i) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
