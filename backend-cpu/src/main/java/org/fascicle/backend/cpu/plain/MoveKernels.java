package org.fascicle.backend.cpu.plain;

import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.api.op.Concat;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Pad;
import org.fascicle.api.op.Reverse;
import org.fascicle.api.op.Slice;
import org.fascicle.api.op.Transpose;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.Walk;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Elements of any type, copied to other places. */
public final class MoveKernels {
  private MoveKernels() {}

  /** Everything as it is: identity, reshape. */
  public static Kernel whole(Op op, List<TensorSpec> inputs) {
    long bytes = inputs.get(0).bytes();
    return (Storage[] in, Storage[] out, Storage scratch) ->
        Pointer.memcpy(Block.address(out[0]), Block.address(in[0]), bytes);
  }

  /** Prepares {@link org.fascicle.api.op.BroadcastTo}. */
  public static Kernel broadcastTo(Op op, List<TensorSpec> inputs) {
    Shape to = op.infer(inputs).get(0).shape();
    Shape from = inputs.get(0).shape();
    Copy copy =
        new Copy(
            to.dims(),
            Walk.broadcastStrides(to, from),
            Walk.strides(to),
            inputs.get(0).dtype().bytes());
    return (Storage[] in, Storage[] out, Storage scratch) -> copy.run(in[0], 0, out[0], 0);
  }

  /** Prepares {@link Transpose}. */
  public static Kernel transpose(Op op, List<TensorSpec> inputs) {
    Shape to = op.infer(inputs).get(0).shape();
    long[] own = Walk.strides(inputs.get(0).shape());
    long[] from = ((Transpose) op).permutation().stream().mapToLong(axis -> own[axis]).toArray();
    Copy copy = new Copy(to.dims(), from, Walk.strides(to), inputs.get(0).dtype().bytes());
    return (Storage[] in, Storage[] out, Storage scratch) -> copy.run(in[0], 0, out[0], 0);
  }

  /** Prepares {@link Reverse}. */
  public static Kernel reverse(Op op, List<TensorSpec> inputs) {
    Shape shape = inputs.get(0).shape();
    long[] from = Walk.strides(shape);
    long first = 0;
    for (int axis : ((Reverse) op).axes()) {
      first += Math.max(shape.dim(axis) - 1, 0) * from[axis];
      from[axis] = -from[axis];
    }
    Copy copy = new Copy(shape.dims(), from, Walk.strides(shape), inputs.get(0).dtype().bytes());
    long start = first;
    return (Storage[] in, Storage[] out, Storage scratch) -> copy.run(in[0], start, out[0], 0);
  }

  /** Prepares {@link Slice}. */
  public static Kernel slice(Op op, List<TensorSpec> inputs) {
    Slice slice = (Slice) op;
    Shape whole = inputs.get(0).shape();
    long[] own = Walk.strides(whole);
    Copy copy =
        new Copy(
            slice.sizes().dims(),
            stepped(own, slice.strides()),
            Walk.strides(slice.sizes()),
            inputs.get(0).dtype().bytes());
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      long[] offsets = offsets((HostValue) in[1]);
      slice.check(whole, offsets);
      copy.run(in[0], position(own, offsets), out[0], 0);
    };
  }

  /** Prepares {@link Pad}. */
  public static Kernel pad(Op op, List<TensorSpec> inputs) {
    Pad pad = (Pad) op;
    Shape part = inputs.get(0).shape();
    DType dtype = inputs.get(0).dtype();
    long[] own = Walk.strides(pad.shape());
    Copy copy =
        new Copy(part.dims(), Walk.strides(part), stepped(own, pad.strides()), dtype.bytes());
    long n = pad.shape().elements();
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      long[] offsets = offsets((HostValue) in[1]);
      pad.check(part, offsets);
      FillKernels.fill(out[0], dtype, n, (HostValue) in[2]);
      copy.run(in[0], 0, out[0], position(own, offsets));
    };
  }

  /** Prepares {@link Concat}. */
  public static Kernel concat(Op op, List<TensorSpec> inputs) {
    int axis = ((Concat) op).axis();
    Shape to = op.infer(inputs).get(0).shape();
    long[] own = Walk.strides(to);
    Copy[] copies = new Copy[inputs.size()];
    long[] starts = new long[inputs.size()];
    long start = 0;
    for (int i = 0; i < copies.length; i++) {
      Shape part = inputs.get(i).shape();
      copies[i] = new Copy(part.dims(), Walk.strides(part), own, inputs.get(i).dtype().bytes());
      starts[i] = start;
      start += part.dim(axis) * own[axis];
    }
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      for (int i = 0; i < copies.length; i++) {
        copies[i].run(in[i], 0, out[0], starts[i]);
      }
    };
  }

  private static long[] stepped(long[] own, List<Integer> steps) {
    long[] strides = own.clone();
    for (int axis = 0; axis < strides.length; axis++) {
      strides[axis] *= steps.get(axis);
    }
    return strides;
  }

  private static long[] offsets(HostValue value) {
    long[] offsets = new long[value.size()];
    for (int axis = 0; axis < offsets.length; axis++) {
      offsets[axis] = value.asLong(axis);
    }
    return offsets;
  }

  private static long position(long[] own, long[] offsets) {
    long position = 0;
    for (int axis = 0; axis < own.length; axis++) {
      position += own[axis] * offsets[axis];
    }
    return position;
  }
}
