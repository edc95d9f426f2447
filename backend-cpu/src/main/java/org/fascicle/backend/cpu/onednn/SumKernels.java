package org.fascicle.backend.cpu.onednn;

import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.api.op.ReduceOp;
import org.fascicle.api.tensor.Shape;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.kernel.Walk;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Kernel;

/**
 * Sums and means in float32. Along the last axis the library's reduction is fast; along others it
 * is not, and a product with a row of ones (or of 1/n) takes its place.
 */
public final class SumKernels {
  private final Primitives primitives;

  /** Kernels of this library. */
  public SumKernels(OneDnn library) {
    this.primitives = new Primitives(library);
  }

  /**
   * Prepares sums or means.
   *
   * @param mean whether to divide by the number of elements
   */
  public KernelFactory sum(boolean mean) {
    return ElementKernels.guarded(
        (op, inputs) -> {
          Shape shape = inputs.get(0).shape();
          if (shape.elements() == 0) {
            return null;
          }
          Walk walk = walk(shape, (ReduceOp) op);
          String pattern = pattern(walk);
          long[] dims = walk.dims();
          return switch (pattern) {
            case "R" -> lastAxis(1, dims[0], mean);
            case "KR" -> lastAxis(dims[0], dims[1], mean);
            case "RK" -> ones(1, dims[0], dims[1], mean);
            case "KRK" -> ones(dims[0], dims[1], dims[2], mean);
            case "RKR" -> both(dims[0], dims[1], dims[2], mean);
            default -> null;
          };
        });
  }

  /** The input beside a result that stands still along the reduced axes. */
  private static Walk walk(Shape shape, ReduceOp op) {
    long[] result = new long[shape.rank()];
    long stride = 1;
    for (int axis = result.length - 1; axis >= 0; axis--) {
      if (!op.axes().contains(axis)) {
        result[axis] = stride;
        stride *= shape.dim(axis);
      }
    }
    return new Walk(shape.dims(), Walk.strides(shape), result);
  }

  /** R for an axis to reduce, K for one to keep. */
  private static String pattern(Walk walk) {
    StringBuilder pattern = new StringBuilder();
    for (long stride : walk.strides(1)) {
      pattern.append(stride == 0 ? 'R' : 'K');
    }
    return pattern.toString();
  }

  private Kernel lastAxis(long kept, long reduced, boolean mean) {
    Scratch scratch = new Scratch();
    Step step = reduction(kept, reduced, mean, scratch);
    return new DnnKernel(
        scratch, (in, out, s) -> step.run(s, Block.address(in[0]), Block.address(out[0])));
  }

  private Kernel ones(long stacks, long reduced, long kept, boolean mean) {
    Scratch scratch = new Scratch();
    Constant ones = row(reduced, mean);
    Step step = product(stacks, reduced, kept, scratch);
    return new DnnKernel(
        scratch,
        (in, out, s) -> step.run(s, ones.address(), Block.address(in[0]), Block.address(out[0])));
  }

  private Kernel both(long outer, long kept, long inner, boolean mean) {
    Scratch scratch = new Scratch();
    long place = scratch.reserve(Float.BYTES * outer * kept);
    Constant ones = row(outer, mean);
    Step first = reduction(outer * kept, inner, mean, scratch);
    Step second = product(1, outer, kept, scratch);
    return new DnnKernel(
        scratch,
        (in, out, s) -> {
          Pointer between = Scratch.at(s, place);
          first.run(s, Block.address(in[0]), between);
          second.run(s, ones.address(), between, Block.address(out[0]));
        });
  }

  private static Constant row(long reduced, boolean mean) {
    return Constant.of(mean ? 1.0 / reduced : 1, reduced);
  }

  private Step reduction(long kept, long reduced, boolean mean, Scratch scratch) {
    algorithm function = mean ? algorithm.reduction_mean : algorithm.reduction_sum;
    return new Step(
        primitives.reduction(function, Layouts.floats(kept, reduced), Layouts.floats(kept, 1)),
        scratch);
  }

  private Step product(long stacks, long reduced, long kept, Scratch scratch) {
    return new Step(
        primitives.matmul(
            Layouts.floats(1, 1, reduced),
            Layouts.floats(stacks, reduced, kept),
            Layouts.floats(stacks, 1, kept)),
        scratch);
  }
}
