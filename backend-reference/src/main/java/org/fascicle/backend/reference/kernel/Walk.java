package org.fascicle.backend.reference.kernel;

import java.util.Arrays;
import org.fascicle.api.tensor.Shape;

/**
 * Visits the elements of several arrays in step: as runs along the innermost axis, so that a kernel
 * is a loop over runs around a plain loop over one run. Axes along which every array moves evenly
 * are merged, so that arrays without gaps or broadcasting make a single run.
 */
final class Walk {
  /** The number of runs; 0 if there are no elements. */
  final int runs;

  /** Elements of a run. */
  final int length;

  /** How far each array moves from one element of a run to the next. */
  final int[] step;

  private final int[] dims;
  private final int[][] strides;
  private final int[] start;

  /**
   * Plans a walk.
   *
   * @param shape the axes to visit, outermost first
   * @param strides for each array, how far it moves along each axis
   * @param start for each array, where it begins
   */
  Walk(long[] shape, int[][] strides, int[] start) {
    int[] lengths = new int[shape.length];
    int[][] merged = new int[strides.length][shape.length];
    int axes = merge(shape, strides, lengths, merged);
    this.start = start.clone();
    this.length = axes == 0 ? 1 : lengths[axes - 1];
    this.step = new int[strides.length];
    this.dims = Arrays.copyOf(lengths, Math.max(axes - 1, 0));
    this.strides = new int[strides.length][];
    for (int array = 0; array < strides.length; array++) {
      this.step[array] = axes == 0 ? 0 : merged[array][axes - 1];
      this.strides[array] = Arrays.copyOf(merged[array], dims.length);
    }
    int product = length == 0 ? 0 : 1;
    for (int dim : dims) {
      product *= dim;
    }
    this.runs = product;
  }

  /** A walk over a shape in which the arrays, all without gaps, are broadcast to it. */
  static Walk broadcast(Shape shape, Shape... arrays) {
    int[][] strides = new int[arrays.length][];
    for (int array = 0; array < arrays.length; array++) {
      strides[array] = broadcastStrides(shape, arrays[array]);
    }
    return new Walk(shape.dims(), strides, new int[arrays.length]);
  }

  /** Where an array stands at the beginning of a run. */
  int at(int array, int run) {
    int[] stride = strides[array];
    int position = start[array];
    int rest = run;
    for (int axis = dims.length - 1; axis > 0; axis--) {
      int next = rest / dims[axis];
      position += (rest - next * dims[axis]) * stride[axis];
      rest = next;
    }
    return dims.length == 0 ? position : position + rest * stride[0];
  }

  /** How far an array without gaps moves along each axis. */
  static int[] strides(Shape shape) {
    int[] strides = new int[shape.rank()];
    int stride = 1;
    for (int axis = strides.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= (int) Math.max(shape.dim(axis), 1);
    }
    return strides;
  }

  /** The same, with 0 along the axes of the target that the array lacks or has of length 1. */
  static int[] broadcastStrides(Shape target, Shape shape) {
    int[] own = strides(shape);
    int[] strides = new int[target.rank()];
    int lacking = target.rank() - shape.rank();
    for (int axis = lacking; axis < strides.length; axis++) {
      boolean repeated = shape.dim(axis - lacking) == 1;
      strides[axis] = repeated ? 0 : own[axis - lacking];
    }
    return strides;
  }

  /** Drops axes of length 1 and joins neighbours; returns how many are left. */
  private static int merge(long[] shape, int[][] strides, int[] lengths, int[][] merged) {
    int axes = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      if (shape[axis] == 1) {
        continue;
      }
      boolean joins = axes > 0;
      for (int array = 0; joins && array < strides.length; array++) {
        joins = merged[array][axes - 1] == strides[array][axis] * shape[axis];
      }
      if (joins) {
        lengths[--axes] *= (int) shape[axis];
      } else {
        lengths[axes] = (int) shape[axis];
      }
      for (int array = 0; array < strides.length; array++) {
        merged[array][axes] = strides[array][axis];
      }
      axes++;
    }
    return axes;
  }
}
