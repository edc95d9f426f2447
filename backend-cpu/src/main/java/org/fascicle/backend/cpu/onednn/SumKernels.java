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
 * Sums and means in float32 and bfloat16, most of them products with ones (or with 1/n): only along
 * the last axis is the library's reduction as fast, and in float32 not even there.
 */
public final class SumKernels {
  /** Longer rows may be added up by several threads, and the result may depend on how many. */
  private static final long LONG = 4096;

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
    return ElementKernels.either(
        (op, inputs) -> {
          Shape shape = inputs.get(0).shape();
          if (shape.elements() == 0) {
            return null;
          }
          Precision type = Precision.of(inputs.get(0));
          Walk walk = walk(shape, (ReduceOp) op);
          String pattern = pattern(walk);
          long[] dims = walk.dims();
          return switch (pattern) {
            case "R" -> total(type, dims[0], mean);
            case "KR" -> lastAxis(type, dims[0], dims[1], mean);
            case "RK" -> ones(type, 1, dims[0], dims[1], mean);
            case "KRK" -> ones(type, dims[0], dims[1], dims[2], mean);
            case "RKR" -> both(type, dims[0], dims[1], dims[2], mean);
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

  private Kernel total(Precision type, long reduced, boolean mean) {
    Scratch scratch = new Scratch();
    double factor = mean ? 1.0 / reduced : 1;
    if (type == Precision.SINGLE) {
      Total total = new Total(reduced, factor, scratch);
      return new DnnKernel(
          scratch, (in, out, s) -> total.run(s, Block.address(in[0]), Block.address(out[0])));
    }
    NarrowTotal total = new NarrowTotal(primitives, type, reduced, factor, scratch);
    return new DnnKernel(
        scratch, (in, out, s) -> total.run(s, Block.address(in[0]), Block.address(out[0])));
  }

  private Kernel lastAxis(Precision type, long kept, long reduced, boolean mean) {
    Scratch scratch = new Scratch();
    if (type == Precision.SINGLE && reduced <= LONG) {
      RowTotals totals = new RowTotals(kept, reduced, mean ? 1.0 / reduced : 1);
      return new DnnKernel(
          scratch, (in, out, s) -> totals.run(Block.address(in[0]), Block.address(out[0])));
    }
    Step step = reduction(type, kept, reduced, mean, scratch);
    return new DnnKernel(
        scratch, (in, out, s) -> step.run(s, Block.address(in[0]), Block.address(out[0])));
  }

  private Kernel ones(Precision type, long stacks, long reduced, long kept, boolean mean) {
    Scratch scratch = new Scratch();
    Constant ones = row(type, reduced, mean);
    Step step = product(type, stacks, reduced, kept, scratch);
    return new DnnKernel(
        scratch,
        (in, out, s) -> step.run(s, ones.address(), Block.address(in[0]), Block.address(out[0])));
  }

  private Kernel both(Precision type, long outer, long kept, long inner, boolean mean) {
    Scratch scratch = new Scratch();
    long place = scratch.reserve(type.bytes(outer * kept));
    Constant ones = row(type, outer, mean);
    Step first = reduction(type, outer * kept, inner, mean, scratch);
    Step second = product(type, 1, outer, kept, scratch);
    return new DnnKernel(
        scratch,
        (in, out, s) -> {
          Pointer between = Scratch.at(s, place);
          first.run(s, Block.address(in[0]), between);
          second.run(s, ones.address(), between, Block.address(out[0]));
        });
  }

  private static Constant row(Precision type, long reduced, boolean mean) {
    return type.constant(mean ? 1.0 / reduced : 1, reduced);
  }

  private Step reduction(Precision type, long kept, long reduced, boolean mean, Scratch scratch) {
    algorithm function = mean ? algorithm.reduction_mean : algorithm.reduction_sum;
    return new Step(
        primitives.reduction(function, type.numbers(kept, reduced), type.numbers(kept, 1)),
        scratch);
  }

  private Step product(Precision type, long stacks, long reduced, long kept, Scratch scratch) {
    return new Step(
        primitives.matmul(
            type.numbers(1, 1, reduced),
            type.numbers(stacks, reduced, kept),
            type.numbers(stacks, 1, kept)),
        scratch);
  }
}
