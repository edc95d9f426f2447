package org.fascicle.backend.cpu.kernel;

import java.util.Arrays;
import org.fascicle.api.tensor.Shape;

/**
 * The axes along which several arrays are visited in step. Axes of length 1 are dropped and axes
 * along which every array moves evenly are joined, so that libraries see as few as there are, and
 * arrays without gaps or broadcasting make a single run.
 */
public final class Walk {
  private final long[] dims;
  private final long[][] strides;

  /**
   * Plans a walk.
   *
   * @param shape the axes to visit, outermost first
   * @param strides for each array, how far it moves along each axis, in elements
   */
  public Walk(long[] shape, long[]... strides) {
    long[] lengths = new long[shape.length];
    long[][] joined = new long[strides.length][shape.length];
    int axes = join(shape, strides, lengths, joined);
    this.dims = Arrays.copyOf(lengths, axes);
    this.strides = new long[strides.length][];
    for (int array = 0; array < strides.length; array++) {
      this.strides[array] = Arrays.copyOf(joined[array], axes);
    }
  }

  /** A walk over a shape in which the arrays, all without gaps, are broadcast to it. */
  public static Walk broadcast(Shape shape, Shape... arrays) {
    long[][] strides = new long[arrays.length][];
    for (int array = 0; array < arrays.length; array++) {
      strides[array] = broadcastStrides(shape, arrays[array]);
    }
    return new Walk(shape.dims(), strides);
  }

  /** The number of axes left, 0 for a single element. */
  public int rank() {
    return dims.length;
  }

  /** The lengths of the axes left. */
  public long[] dims() {
    return dims.clone();
  }

  /** How far an array moves along each axis left. */
  public long[] strides(int array) {
    return strides[array].clone();
  }

  /** The lengths of an array's own axes: 1 where it is repeated. */
  public long[] ownDims(int array) {
    long[] own = dims.clone();
    for (int axis = 0; axis < own.length; axis++) {
      if (strides[array][axis] == 0) {
        own[axis] = 1;
      }
    }
    return own;
  }

  /** Whether an array is repeated along some axis. */
  public boolean repeats(int array) {
    return Arrays.stream(strides[array]).anyMatch(s -> s == 0);
  }

  /** Elements of a run along the innermost axis. */
  public long length() {
    return dims.length == 0 ? 1 : dims[dims.length - 1];
  }

  /** The number of runs; 0 if there are no elements. */
  public long runs() {
    long product = length() == 0 ? 0 : 1;
    for (int axis = 0; axis < dims.length - 1; axis++) {
      product *= dims[axis];
    }
    return product;
  }

  /** How far an array moves from one element of a run to the next. */
  public long step(int array) {
    return dims.length == 0 ? 0 : strides[array][dims.length - 1];
  }

  /** Where an array stands at the beginning of a run. */
  public long at(int array, long run) {
    long position = 0;
    long rest = run;
    for (int axis = dims.length - 2; axis >= 0; axis--) {
      long next = rest / dims[axis];
      position += (rest - next * dims[axis]) * strides[array][axis];
      rest = next;
    }
    return position;
  }

  /** How far an array without gaps moves along each axis. */
  public static long[] strides(Shape shape) {
    long[] strides = new long[shape.rank()];
    long stride = 1;
    for (int axis = strides.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= Math.max(shape.dim(axis), 1);
    }
    return strides;
  }

  /** The same, with 0 along the axes of the target that the array lacks or has of length 1. */
  public static long[] broadcastStrides(Shape target, Shape shape) {
    long[] own = strides(shape);
    long[] strides = new long[target.rank()];
    int lacking = target.rank() - shape.rank();
    for (int axis = lacking; axis < strides.length; axis++) {
      strides[axis] = shape.dim(axis - lacking) == 1 ? 0 : own[axis - lacking];
    }
    return strides;
  }

  /** Drops axes of length 1 and joins neighbours; returns how many are left. */
  private static int join(long[] shape, long[][] strides, long[] lengths, long[][] joined) {
    int axes = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      if (shape[axis] == 1) {
        continue;
      }
      boolean joins = axes > 0;
      for (int array = 0; joins && array < strides.length; array++) {
        joins = joined[array][axes - 1] == strides[array][axis] * shape[axis];
      }
      if (joins) {
        lengths[--axes] *= shape[axis];
      } else {
        lengths[axes] = shape[axis];
      }
      for (int array = 0; array < strides.length; array++) {
        joined[array][axes] = strides[array][axis];
      }
      axes++;
    }
    return axes;
  }
}
