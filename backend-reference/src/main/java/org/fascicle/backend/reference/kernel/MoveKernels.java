package org.fascicle.backend.reference.kernel;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.op.Concat;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Pad;
import org.fascicle.api.op.Reverse;
import org.fascicle.api.op.Slice;
import org.fascicle.api.op.Transpose;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * Operations that move elements and compute nothing: each is a walk over the elements with the
 * strides at which input and result stand.
 */
final class MoveKernels {
  private MoveKernels() {}

  /** reshape, identity, stop_gradient: the same elements in the same order. */
  static Kernel whole(Op op, List<TensorSpec> inputs) {
    return new Whole((int) inputs.get(0).shape().elements());
  }

  static Kernel transpose(Op op, List<TensorSpec> inputs) {
    List<Integer> permutation = ((Transpose) op).permutation();
    Shape shape = op.infer(inputs).get(0).shape();
    int[] from = Walk.strides(inputs.get(0).shape());
    int[] permuted = new int[from.length];
    for (int axis = 0; axis < permuted.length; axis++) {
      permuted[axis] = from[permutation.get(axis)];
    }
    return Move.of(inputs.get(0), shape, permuted, 0, Walk.strides(shape));
  }

  static Kernel broadcastTo(Op op, List<TensorSpec> inputs) {
    Shape shape = op.infer(inputs).get(0).shape();
    int[] from = Walk.broadcastStrides(shape, inputs.get(0).shape());
    return Move.of(inputs.get(0), shape, from, 0, Walk.strides(shape));
  }

  static Kernel reverse(Op op, List<TensorSpec> inputs) {
    Shape shape = inputs.get(0).shape();
    int[] from = Walk.strides(shape);
    int start = 0;
    for (int axis : ((Reverse) op).axes()) {
      start += from[axis] * ((int) shape.dim(axis) - 1);
      from[axis] = -from[axis];
    }
    return Move.of(inputs.get(0), shape, from, start, Walk.strides(shape));
  }

  static Kernel slice(Op op, List<TensorSpec> inputs) {
    Slice slice = (Slice) op;
    Offsets offsets = new Offsets(inputs.get(0).shape());
    int[] from = times(offsets.strides, slice.strides());
    Move move = Move.of(inputs.get(0), slice.sizes(), from, 0, Walk.strides(slice.sizes()));
    return new SliceKernel(slice, inputs.get(0).shape(), offsets, move);
  }

  static Kernel pad(Op op, List<TensorSpec> inputs) {
    Pad pad = (Pad) op;
    Shape shape = inputs.get(0).shape();
    Offsets offsets = new Offsets(pad.shape());
    int[] to = times(offsets.strides, pad.strides());
    Move move = Move.of(inputs.get(0), shape, Walk.strides(shape), 0, to);
    Filler filler = Filler.of(inputs.get(0).dtype(), (int) pad.shape().elements());
    return new PadKernel(pad, shape, offsets, filler, move);
  }

  static Kernel concat(Op op, List<TensorSpec> inputs) {
    int axis = ((Concat) op).axis();
    Shape shape = op.infer(inputs).get(0).shape();
    int[] to = Walk.strides(shape);
    List<Part> parts = new ArrayList<>();
    int start = 0;
    for (TensorSpec input : inputs) {
      Shape part = input.shape();
      parts.add(new Part(start, Move.of(input, part, Walk.strides(part), 0, to)));
      start += (int) part.dim(axis) * to[axis];
    }
    return new ConcatKernel(parts);
  }

  private static int[] times(int[] strides, List<Integer> factors) {
    int[] product = new int[strides.length];
    for (int axis = 0; axis < product.length; axis++) {
      product[axis] = strides[axis] * factors.get(axis);
    }
    return product;
  }

  /** Copies all elements as they stand. */
  record Whole(int n) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      System.arraycopy(HeapStorage.array(inputs[0]), 0, HeapStorage.array(outputs[0]), 0, n);
    }
  }

  /** Copies elements along a walk: array 0 is read, array 1 written. */
  private record Move(Walk walk, Copy copy) implements Kernel {
    static Move of(TensorSpec input, Shape shape, int[] from, int start, int[] to) {
      Walk walk = new Walk(shape.dims(), new int[][] {from, to}, new int[] {start, 0});
      return new Move(walk, Copy.of(input.dtype()));
    }

    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      run(HeapStorage.array(inputs[0]), 0, HeapStorage.array(outputs[0]), 0);
    }

    void run(Object from, int i, Object to, int k) {
      for (int run = 0; run < walk.runs; run++) {
        copy.run(
            from,
            i + walk.at(0, run),
            walk.step[0],
            to,
            k + walk.at(1, run),
            walk.step[1],
            walk.length);
      }
    }
  }

  private record SliceKernel(Slice slice, Shape shape, Offsets place, Move move) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      long[] offsets = place.read(inputs[1]);
      slice.check(shape, offsets);
      int start = place.position(offsets);
      move.run(HeapStorage.array(inputs[0]), start, HeapStorage.array(outputs[0]), 0);
    }
  }

  private record PadKernel(Pad pad, Shape shape, Offsets place, Filler filler, Move move)
      implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      long[] offsets = place.read(inputs[1]);
      pad.check(shape, offsets);
      Object to = HeapStorage.array(outputs[0]);
      filler.fill(to, (HostValue) inputs[2]);
      move.run(HeapStorage.array(inputs[0]), 0, to, place.position(offsets));
    }
  }

  /** One input of a concatenation and where it begins in the result. */
  private record Part(int start, Move move) {}

  private record ConcatKernel(List<Part> parts) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      Object to = HeapStorage.array(outputs[0]);
      for (int i = 0; i < inputs.length; i++) {
        Part part = parts.get(i);
        part.move.run(HeapStorage.array(inputs[i]), 0, to, part.start);
      }
    }
  }

  /** The host input that says where a part of an array begins. */
  private static final class Offsets {
    final int[] strides;

    Offsets(Shape whole) {
      this.strides = Walk.strides(whole);
    }

    long[] read(Storage input) {
      HostValue value = (HostValue) input;
      long[] offsets = new long[strides.length];
      for (int axis = 0; axis < offsets.length; axis++) {
        offsets[axis] = value.asLong(axis);
      }
      return offsets;
    }

    int position(long[] offsets) {
      long position = 0;
      for (int axis = 0; axis < strides.length; axis++) {
        position += offsets[axis] * strides[axis];
      }
      return (int) position;
    }
  }
}
