package org.fascicle.backend.cpu.onednn;

import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.api.op.Convolution;
import org.fascicle.api.op.ConvolutionTranspose;
import org.fascicle.api.op.ConvolutionWeights;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.op.Sliding;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.backend.cpu.onednn.ConvolutionSums.Slope;
import org.fascicle.backend.cpu.onednn.ConvolutionSums.Sum;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * Convolution, bias and activation in one pass, its gradients, and the transposed convolution, in
 * float32 and bfloat16. What the library has no fast primitive for is left to the decomposition.
 */
public final class ConvolutionKernels {
  private static final int MOST_AXES = 3;

  private final OneDnn library;

  /** Kernels of this library. */
  public ConvolutionKernels(OneDnn library) {
    this.library = library;
  }

  /** Prepares {@link Convolution}. */
  public KernelFactory convolution() {
    return ElementKernels.either(
        (op, inputs) -> {
          Convolution convolution = (Convolution) op;
          Shape y = op.infer(inputs).get(0).shape();
          Scratch scratch = new Scratch();
          ConvolutionSums steps =
              sums(
                  Precision.of(inputs.get(0)),
                  inputs.get(0).shape(),
                  inputs.get(1).shape(),
                  y,
                  convolution.sliding(),
                  convolution.groups(),
                  scratch);
          memory.desc bias =
              convolution.bias() ? Precision.of(inputs.get(0)).numbers(y.dim(-1)) : null;
          Fusion fusion = Activations.fused(convolution.activation());
          return steps == null ? null : kernel(steps.forward(bias, fusion), bias != null, scratch);
        });
  }

  /** Prepares {@link ConvolutionTranspose}. */
  public KernelFactory transpose() {
    return ElementKernels.either(
        (op, inputs) -> {
          ConvolutionTranspose transpose = (ConvolutionTranspose) op;
          Shape x = op.infer(inputs).get(0).shape();
          Scratch scratch = new Scratch();
          ConvolutionSteps steps =
              steps(
                  Precision.of(inputs.get(0)),
                  x,
                  inputs.get(1).shape(),
                  inputs.get(0).shape(),
                  transpose.sliding(),
                  transpose.groups(),
                  scratch);
          if (steps == null) {
            return null;
          }
          memory.desc bias =
              transpose.bias() ? Precision.of(inputs.get(0)).numbers(x.dim(-1)) : null;
          boolean plain = bias == null && transpose.activation() == Pointwise.LINEAR;
          Sum sum =
              plain
                  ? steps.backwardData()
                  : steps.transpose(bias, Activations.fused(transpose.activation()));
          return kernel(sum, bias != null, scratch);
        });
  }

  /** Prepares {@link ConvolutionWeights}. */
  public KernelFactory weights() {
    return ElementKernels.either(
        (op, inputs) -> {
          ConvolutionWeights weights = (ConvolutionWeights) op;
          Scratch scratch = new Scratch();
          ConvolutionSums steps =
              sums(
                  Precision.of(inputs.get(0)),
                  inputs.get(0).shape(),
                  op.infer(inputs).get(0).shape(),
                  inputs.get(1).shape(),
                  weights.sliding(),
                  weights.groups(),
                  scratch);
          return steps == null ? null : kernel(steps.backwardWeights(null), scratch);
        });
  }

  /** Prepares the gradient of a convolution: the inputs are x, w, b if there is one, y, dy. */
  public KernelFactory convolutionGrad() {
    return ElementKernels.either(
        (op, inputs) -> {
          Grad grad = (Grad) op;
          Convolution convolution = (Convolution) grad.forward();
          Shape y = inputs.get(grad.inputs()).shape();
          Scratch scratch = new Scratch();
          ConvolutionSums steps =
              sums(
                  Precision.of(inputs.get(0)),
                  inputs.get(0).shape(),
                  inputs.get(1).shape(),
                  y,
                  convolution.sliding(),
                  convolution.groups(),
                  scratch);
          return steps == null
              ? null
              : new Backward(grad, inputs.get(grad.inputs()), steps, scratch).kernel();
        });
  }

  /** What is fastest for these images and filters; null where the library takes none. */
  private ConvolutionSums sums(
      Precision type, Shape x, Shape w, Shape y, Sliding sliding, int groups, Scratch scratch) {
    boolean empty = x.elements() == 0 || w.elements() == 0 || y.elements() == 0;
    return !empty && PointSteps.fits(x, w, y, sliding, groups)
        ? new PointSteps(new Primitives(library), type, x, y, sliding, scratch)
        : steps(type, x, w, y, sliding, groups, scratch);
  }

  /** The library's primitives for these images and filters; null where it takes none. */
  private ConvolutionSteps steps(
      Precision type, Shape x, Shape w, Shape y, Sliding sliding, int groups, Scratch scratch) {
    boolean empty = x.elements() == 0 || w.elements() == 0 || y.elements() == 0;
    return empty || sliding.rank() < 1 || sliding.rank() > MOST_AXES
        ? null
        : new ConvolutionSteps(
            library, new ConvolutionLayouts(type, x, w, y, sliding, groups), scratch);
  }

  private static Kernel kernel(Sum sum, boolean bias, Scratch scratch) {
    return sum == null
        ? null
        : new DnnKernel(
            scratch,
            (in, out, s) -> sum.run(s, at(in, 0), in[1], bias ? at(in, 2) : null, at(out, 0)));
  }

  private static Kernel kernel(Slope slope, Scratch scratch) {
    return slope == null
        ? null
        : new DnnKernel(scratch, (in, out, s) -> slope.run(s, at(in, 0), at(in, 1), null, out[0]));
  }

  private static Pointer at(Storage[] storages, int index) {
    return Block.address(storages[index]);
  }

  /** dz = f'(y) dy; then, as wanted, dx, dw and, along with dw, db. */
  private final class Backward {
    private final List<Integer> wanted;
    private final int y;
    private final Shape shape;
    private final Precision type;
    private final Pointwise activation;
    private final ConvolutionSums steps;
    private final Scratch scratch;

    Backward(Grad grad, TensorSpec y, ConvolutionSums steps, Scratch scratch) {
      this.wanted = grad.wanted();
      this.y = grad.inputs();
      this.shape = y.shape();
      this.type = Precision.of(y);
      this.activation = ((Convolution) grad.forward()).activation();
      this.steps = steps;
      this.scratch = scratch;
    }

    Kernel kernel() {
      int dx = wanted.indexOf(0);
      int dw = wanted.indexOf(1);
      int db = wanted.indexOf(2);
      Sum data = dx < 0 ? null : steps.backwardData();
      memory.desc bias = db < 0 ? null : type.numbers(shape.dim(-1));
      Slope weights = dw < 0 ? null : steps.backwardWeights(bias);
      boolean alone = db >= 0 && dw < 0;
      if ((dx >= 0 && data == null) || (dw >= 0 && weights == null) || alone) {
        return null;
      }
      Delta delta = delta();
      boolean plain = activation == Pointwise.LINEAR;
      return new DnnKernel(
              scratch,
              (in, out, s) -> {
                Pointer dz = delta.of(in, s);
                if (data != null) {
                  data.run(s, dz, in[1], null, at(out, dx));
                }
                if (weights != null) {
                  weights.run(s, at(in, 0), dz, db < 0 ? null : at(out, db), out[dw]);
                }
              })
          .reading(
              input ->
                  switch (input) {
                    case 0 -> dw >= 0;
                    case 1 -> dx >= 0;
                    default -> input > y || (input == y && !plain);
                  });
    }

    private Delta delta() {
      if (activation == Pointwise.LINEAR) {
        return (in, s) -> at(in, y + 1);
      }
      memory.desc flat = type.numbers(shape.elements());
      long place = scratch.reserve(type.bytes(shape.elements()));
      Step inner =
          new Step(
              new Primitives(library).eltwiseBackward(Activations.gradient(activation), flat),
              scratch);
      return (in, s) -> {
        Pointer dz = Scratch.at(s, place);
        inner.run(s, at(in, y), at(in, y + 1), dz);
        return dz;
      };
    }
  }

  /** Where the gradient of the sum is. */
  @FunctionalInterface
  private interface Delta {
    Pointer of(Storage[] in, Storage scratch);
  }
}
