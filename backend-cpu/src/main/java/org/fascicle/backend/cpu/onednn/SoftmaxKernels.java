package org.fascicle.backend.cpu.onednn;

import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.Op;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Kernel;

/** Softmax and its logarithm, with gradients, in float32. */
public final class SoftmaxKernels {
  private final Primitives primitives;

  /** Kernels of this library. */
  public SoftmaxKernels(OneDnn library) {
    this.primitives = new Primitives(library);
  }

  /** Prepares {@link org.fascicle.api.op.Softmax}. */
  public KernelFactory softmax() {
    return along(
        op -> ((org.fascicle.api.op.Softmax) op).axis(),
        lanes -> {
          Scratch scratch = new Scratch();
          Softmax softmax = new Softmax(primitives, lanes, scratch);
          return new DnnKernel(
              scratch, (in, out, s) -> softmax.run(Block.address(in[0]), Block.address(out[0]), s));
        });
  }

  /** Prepares {@link org.fascicle.api.op.LogSoftmax}. */
  public KernelFactory logSoftmax() {
    return along(
        op -> ((org.fascicle.api.op.LogSoftmax) op).axis(),
        lanes -> {
          Scratch scratch = new Scratch();
          LogSoftmax softmax = new LogSoftmax(primitives, lanes, scratch);
          return new DnnKernel(
              scratch, (in, out, s) -> softmax.run(Block.address(in[0]), Block.address(out[0]), s));
        });
  }

  /** dx = y (dy − Σ y dy); the inputs are x, y, dy. */
  public KernelFactory softmaxGrad() {
    return along(
        op -> ((org.fascicle.api.op.Softmax) ((Grad) op).forward()).axis(),
        lanes -> {
          Scratch scratch = new Scratch();
          Step step = new Step(primitives.softmaxBackward(lanes.all(), Lanes.AXIS), scratch);
          return new DnnKernel(
                  scratch,
                  (in, out, s) ->
                      step.run(
                          s, Block.address(in[1]), Block.address(in[2]), Block.address(out[0])))
              .reading(input -> input != 0);
        });
  }

  /** dx = dy − eʸ Σ dy; the inputs are x, y, dy. */
  public KernelFactory logSoftmaxGrad() {
    return along(
        op -> ((org.fascicle.api.op.LogSoftmax) ((Grad) op).forward()).axis(),
        lanes -> {
          Scratch scratch = new Scratch();
          long place = scratch.reserve(Float.BYTES * lanes.count());
          Constant one = Constant.of(1, 1);
          Step sum =
              new Step(
                  primitives.reduction(algorithm.reduction_sum, lanes.all(), lanes.one()), scratch);
          Step rest = new Step(difference(lanes), scratch);
          return new DnnKernel(
              scratch,
              (in, out, s) -> {
                Pointer y = Block.address(in[1]);
                Pointer dy = Block.address(in[2]);
                Pointer sums = Scratch.at(s, place);
                sum.run(s, dy, sums);
                rest.run(s, y, one.address(), Block.address(out[0]), y, sums, dy);
              });
        });
  }

  /** A kernel for the lanes along an axis of the first input. */
  private static KernelFactory along(ToIntFunction<Op> axis, Function<Lanes, Kernel> kernel) {
    return ElementKernels.guarded(
        (op, inputs) -> {
          Lanes lanes = Lanes.of(inputs.get(0).shape(), axis.applyAsInt(op));
          return lanes.isTrivial() ? null : kernel.apply(lanes);
        });
  }

  /** −(eʸ · sum − dy): y, one, result, y, sum, dy. */
  private Prepared difference(Lanes lanes) {
    return primitives.binary(
        algorithm.binary_mul,
        lanes.all(),
        lanes.single(),
        lanes.all(),
        new Fusion()
            .apply(algorithm.eltwise_exp, 0, 0)
            .with(algorithm.binary_max, lanes.all())
            .with(algorithm.binary_mul, lanes.one())
            .with(algorithm.binary_sub, lanes.all())
            .apply(algorithm.eltwise_linear, -1, 0));
  }
}
