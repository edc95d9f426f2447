package org.fascicle.backend.cpu.onednn;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Transpose;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.EmptyKernel;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.kernel.Walk;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Kernel;

/** Axes in another order, for every element type: the library moves bits of equal width. */
public final class MoveKernels {
  private static final int MAX_AXES = 12;

  private final Primitives primitives;

  /** Kernels of this library. */
  public MoveKernels(OneDnn library) {
    this.primitives = new Primitives(library);
  }

  /** Prepares {@link Transpose}. */
  public Kernel transpose(Op op, List<TensorSpec> inputs) {
    Shape to = op.infer(inputs).get(0).shape();
    if (to.elements() == 0) {
      return new EmptyKernel(DnnKernel.LIBRARY);
    }
    long[] own = Walk.strides(inputs.get(0).shape());
    long[] from = ((Transpose) op).permutation().stream().mapToLong(axis -> own[axis]).toArray();
    Walk walk = new Walk(to.dims(), from, Walk.strides(to));
    DType dtype = inputs.get(0).dtype();
    if (walk.rank() >= MAX_AXES || dtype.bytes() == Short.BYTES) {
      return null;
    }
    Scratch scratch = new Scratch();
    Step step =
        new Step(
            primitives.reorder(
                bits(dtype, walk.dims(), walk.strides(0)),
                bits(dtype, walk.dims(), walk.strides(1))),
            scratch);
    return new DnnKernel(
        scratch, (in, out, s) -> step.run(s, Block.address(in[0]), Block.address(out[0])));
  }

  /** Elements as integers of their width; eight bytes are two integers of four. */
  private static memory.desc bits(DType dtype, long[] dims, long[] strides) {
    return switch (dtype.bytes()) {
      case 1 -> Layouts.strided(memory.data_type.u8, dims, strides);
      case 4 -> Layouts.strided(memory.data_type.s32, dims, strides);
      default -> Layouts.strided(memory.data_type.s32, with(dims, 2), with(twice(strides), 1));
    };
  }

  private static long[] with(long[] values, long last) {
    long[] longer = Arrays.copyOf(values, values.length + 1);
    longer[values.length] = last;
    return longer;
  }

  private static long[] twice(long[] values) {
    return Arrays.stream(values).map(v -> 2 * v).toArray();
  }
}
