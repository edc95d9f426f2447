package org.fascicle.backend.cpu.nd4j;

import java.util.List;
import java.util.function.ToIntFunction;
import org.fascicle.api.op.CumSum;
import org.fascicle.api.op.Gather;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.ReduceOp;
import org.fascicle.api.op.Reverse;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.EmptyKernel;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.backend.cpu.kernel.Walk;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.backend.cpu.plain.IndexKernels;
import org.fascicle.spi.backend.Kernel;

/** The long tail: operations and element types that oneDNN lacks. */
public final class TailKernels {
  /** More axes than this ND4J does not take. */
  private static final int MAX_AXES = 8;

  private final Nd4j nd4j;

  /** Kernels of this library. */
  public TailKernels(Nd4j nd4j) {
    this.nd4j = nd4j;
  }

  /** y = f(a, b), broadcast. */
  public KernelFactory pair(String name) {
    return (op, inputs) -> {
      TensorSpec y = op.infer(inputs).get(0);
      if (y.shape().elements() == 0) {
        return new EmptyKernel(Nd4jKernel.LIBRARY);
      }
      Walk walk = Walk.broadcast(y.shape(), inputs.get(0).shape(), inputs.get(1).shape());
      if (walk.rank() > MAX_AXES) {
        return null;
      }
      DType dtype = inputs.get(0).dtype();
      Call call =
          call(
              name,
              List.of(Operand.of(dtype, walk.ownDims(0)), Operand.of(dtype, walk.ownDims(1))),
              Operand.of(y.dtype(), walk.dims()));
      return new Nd4jKernel(
          (in, out) -> call.run(Block.address(in[0]), Block.address(in[1]), Block.address(out[0])));
    };
  }

  /**
   * Reductions along axes.
   *
   * @param wholes whether ND4J knows it for whole numbers
   */
  public KernelFactory reduce(String name, boolean wholes) {
    return (op, inputs) -> {
      TensorSpec x = inputs.get(0);
      List<Integer> axes = ((ReduceOp) op).axes();
      boolean taken = wholes || x.dtype().isFloating();
      if (!taken || axes.isEmpty() || x.shape().elements() == 0 || x.shape().rank() > MAX_AXES) {
        return null;
      }
      Shape y = x.shape();
      for (int axis : axes) {
        y = y.with(axis, 1);
      }
      long[] dims = axes.stream().mapToLong(Integer::longValue).toArray();
      return unary(name, x, TensorSpec.of(x.dtype(), y), dims, true);
    };
  }

  /** The position of an extreme whole number; real ones may be NaN, which ND4J overlooks. */
  public KernelFactory arg(String name, ToIntFunction<Op> axis) {
    return (op, inputs) -> {
      TensorSpec x = inputs.get(0);
      if (x.dtype().isFloating()) {
        return null;
      } else if (x.shape().elements() == 0) {
        return new EmptyKernel(Nd4jKernel.LIBRARY);
      }
      int along = axis.applyAsInt(op);
      long outer = x.shape().slice(0, along).elements();
      long inner = x.shape().slice(along + 1, x.shape().rank()).elements();
      return unary(
          name,
          TensorSpec.of(x.dtype(), outer, x.shape().dim(along), inner),
          TensorSpec.of(DType.INT64, outer, inner),
          new long[] {1});
    };
  }

  /** Prepares {@link CumSum}. */
  public Kernel cumSum(Op op, List<TensorSpec> inputs) {
    CumSum sum = (CumSum) op;
    TensorSpec x = inputs.get(0);
    if (x.shape().elements() == 0) {
      return new EmptyKernel(Nd4jKernel.LIBRARY);
    }
    long[] arguments = {0, sum.reverse() ? 1 : 0, sum.axis()};
    boolean taken = x.dtype().isFloating() && x.shape().rank() <= MAX_AXES;
    return taken ? unary("cumsum", x, x, arguments) : null;
  }

  /** Prepares {@link Reverse}. */
  public Kernel reverse(Op op, List<TensorSpec> inputs) {
    TensorSpec x = inputs.get(0);
    List<Integer> axes = ((Reverse) op).axes();
    if (x.shape().elements() == 0) {
      return new EmptyKernel(Nd4jKernel.LIBRARY);
    }
    boolean taken = !axes.isEmpty() && x.shape().rank() <= MAX_AXES;
    long[] dims = axes.stream().mapToLong(Integer::longValue).toArray();
    return taken ? unary("reverse", x, x, dims) : null;
  }

  /** Prepares {@link Gather}; indices are checked here, since ND4J reads wherever they point. */
  public Kernel gather(Op op, List<TensorSpec> inputs) {
    TensorSpec x = inputs.get(0);
    TensorSpec indices = inputs.get(1);
    int axis = ((Gather) op).axis();
    long length = x.shape().dim(axis);
    long n = indices.shape().elements();
    Shape y = op.infer(inputs).get(0).shape();
    if (y.elements() == 0 || x.dtype().bytes() < Integer.BYTES) {
      return null;
    }
    DType bits = x.dtype().bytes() == Integer.BYTES ? DType.INT32 : DType.INT64;
    long outer = x.shape().slice(0, axis).elements();
    long inner = x.shape().slice(axis + 1, x.shape().rank()).elements();
    Call call =
        call(
            "gather",
            List.of(Operand.of(bits, outer, length, inner), Operand.of(indices.dtype(), n)),
            Operand.of(bits, outer, n, inner),
            1);
    return new Nd4jKernel(
        (in, out) -> {
          IndexKernels.check("gather", in[1], indices, length);
          call.run(Block.address(in[0]), Block.address(in[1]), Block.address(out[0]));
        });
  }

  private Kernel unary(String name, TensorSpec x, TensorSpec y, long[] integers, boolean... flags) {
    Call call =
        new Call(
            nd4j,
            name,
            List.of(new Operand(x.dtype(), x.shape())),
            new Operand(y.dtype(), y.shape()),
            integers,
            flags);
    return new Nd4jKernel((in, out) -> call.run(Block.address(in[0]), Block.address(out[0])));
  }

  private Call call(String name, List<Operand> inputs, Operand output, long... integers) {
    return new Call(nd4j, name, inputs, output, integers);
  }
}
