package org.fascicle.backend.cpu.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.api.op.Sliding;
import org.fascicle.api.tensor.Shape;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Storage;

/**
 * A convolution whose windows are single pixels, as products of (N · O…, C) and (C, K): the
 * library's convolutions go image by image, and where an image has few places they are half as
 * fast, and copy their filters besides. Of strides the pixels that count are moved together first.
 */
final class PointSteps implements ConvolutionSums {
  /** With so many places an image or fewer. */
  private static final long FEW = 16;

  private final Primitives primitives;
  private final Precision type;
  private final Scratch scratch;
  private final long rows;
  private final long in;
  private final long out;
  private final long pixels;
  private final Step gather;
  private final Step scatter;
  private final long place;

  /**
   * The primitives of a convolution that {@link #fits}.
   *
   * @param x (N, I…, C)
   * @param y (N, O…, K)
   */
  PointSteps(
      Primitives primitives, Precision type, Shape x, Shape y, Sliding sliding, Scratch scratch) {
    this.primitives = primitives;
    this.type = type;
    this.scratch = scratch;
    this.rows = y.without(-1).elements();
    this.in = x.dim(-1);
    this.out = y.dim(-1);
    this.pixels = x.elements();
    if (sliding.strides().stream().allMatch(stride -> stride == 1)) {
      gather = null;
      scatter = null;
      place = 0;
    } else {
      memory.desc all = counted(x, y, sliding);
      memory.desc together = type.numbers(y.with(-1, in).dims());
      gather = new Step(primitives.reorder(all, together), scratch);
      scatter = new Step(primitives.reorder(together, all), scratch);
      place = scratch.reserve(type.bytes(rows * in));
    }
  }

  /**
   * Whether windows w (S…, C, K) are single pixels, and few of them make an image of y. Strides
   * must not leave a rest: the library takes pixels that lie so for ones that overlap.
   */
  static boolean fits(Shape x, Shape w, Shape y, Sliding sliding, int groups) {
    boolean fits =
        groups == 1
            && w.slice(0, w.rank() - 2).elements() == 1
            && y.slice(1, y.rank() - 1).elements() <= FEW;
    for (int axis = 0; fits && axis < sliding.rank(); axis++) {
      fits =
          sliding.before().get(axis) == 0
              && sliding.after().get(axis) == 0
              && y.dim(1 + axis) * sliding.strides().get(axis) <= x.dim(1 + axis);
    }
    return fits;
  }

  /** The pixels of x that windows stand on. */
  private memory.desc counted(Shape x, Shape y, Sliding sliding) {
    long[] strides = Layouts.rowMajor(x.dims());
    for (int axis = 0; axis < sliding.rank(); axis++) {
      strides[1 + axis] *= sliding.strides().get(axis);
    }
    return type.numbers(y.with(-1, in).dims(), strides);
  }

  /** x w + b. */
  @Override
  public Sum forward(memory.desc bias, Fusion fusion) {
    memory.desc x = type.numbers(rows, in);
    memory.desc w = type.numbers(in, out);
    memory.desc y = type.numbers(rows, out);
    if (bias == null) {
      Step product = new Step(primitives.matmul(x, w, y, fusion), scratch);
      return (s, from, filters, b, to) ->
          product.run(s, counted(s, from), Block.address(filters), to);
    }
    Step product = new Step(primitives.matmul(x, w, type.numbers(1, out), y, fusion), scratch);
    return (s, from, filters, b, to) ->
        product.run(s, counted(s, from), Block.address(filters), b, to);
  }

  /** dy wᵀ, and 0 where no window stood. */
  @Override
  public Sum backwardData() {
    memory.desc w = type.numbers(new long[] {out, in}, new long[] {1, out});
    Step product =
        new Step(primitives.matmul(type.numbers(rows, out), w, type.numbers(rows, in)), scratch);
    return (s, dy, filters, b, dx) -> {
      Pointer with = Block.address(filters);
      if (scatter == null) {
        product.run(s, dy, with, dx);
      } else {
        product.run(s, dy, with, Scratch.at(s, place));
        scatter.run(s, Scratch.at(s, place), Zeros.fill(dx, type.bytes(pixels)));
      }
    };
  }

  /** xᵀ dy and 1ᵀ dy. */
  @Override
  public Slope backwardWeights(memory.desc bias) {
    memory.desc x = type.numbers(new long[] {in, rows}, new long[] {1, in});
    memory.desc dy = type.numbers(rows, out);
    Step product = new Step(primitives.matmul(x, dy, type.numbers(in, out)), scratch);
    if (bias == null) {
      return (s, from, with, db, dw) -> product.run(s, counted(s, from), with, Block.address(dw));
    }
    Constant ones = type.constant(1, rows);
    Step sum =
        new Step(primitives.matmul(type.numbers(1, rows), dy, type.numbers(1, out)), scratch);
    return (s, from, with, db, dw) -> {
      product.run(s, counted(s, from), with, Block.address(dw));
      sum.run(s, ones.address(), with, db);
    };
  }

  private Pointer counted(Storage s, Pointer x) {
    if (gather == null) {
      return x;
    }
    Pointer together = Scratch.at(s, place);
    gather.run(s, x, together);
    return together;
  }
}
