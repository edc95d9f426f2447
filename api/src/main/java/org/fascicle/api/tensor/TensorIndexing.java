package org.fascicle.api.tensor;

import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.op.Cast;
import org.fascicle.api.op.Gather;
import org.fascicle.api.op.OneHot;
import org.fascicle.api.op.Pad;
import org.fascicle.api.op.Slice;
import org.fascicle.api.op.Sort;

/** Parts chosen by position, and tensors made after this one's shape. */
public interface TensorIndexing extends TensorBase {
  /**
   * A part of these sizes from these offsets on.
   *
   * @param offsets one an axis
   * @param sizes one an axis
   */
  default Tensor slice(long[] offsets, long[] sizes) {
    return apply(new Slice(Shape.of(sizes)), session().host(offsets));
  }

  /** The elements {@code from} (inclusive) to {@code to} (exclusive) along an axis. */
  default Tensor slice(int axis, long from, long to) {
    Shape shape = spec().shape();
    int at = shape.axis("slice", axis);
    if (from < 0 || to < from || to > shape.dim(at)) {
      throw new ShapeMismatchException(
          "slice", "0 ≤ from ≤ to ≤ " + shape.dim(at), from + " to " + to, "");
    }
    long[] offsets = new long[shape.rank()];
    offsets[at] = from;
    return slice(offsets, shape.with(at, to - from).dims());
  }

  /**
   * Laid into a larger array that is filled with a constant.
   *
   * @param before how many elements come before, one an axis
   * @param after how many elements come after, one an axis
   * @param value the constant
   */
  default Tensor pad(long[] before, long[] after, double value) {
    Shape shape = spec().shape();
    if (before.length != shape.rank() || after.length != shape.rank()) {
      throw new ShapeMismatchException(
          "pad",
          "one number an axis of " + shape,
          before.length + " before and " + after.length + " after",
          "");
    }
    long[] dims = shape.dims();
    for (int i = 0; i < dims.length; i++) {
      dims[i] += before[i] + after[i];
    }
    Session session = session();
    return apply(new Pad(Shape.of(dims)), session.host(before), session.scalar(value));
  }

  /**
   * Slices chosen by index along an axis.
   *
   * @param indices int32 or int64, (I…), from 0 to the axis's length − 1
   * @return the axis replaced by (I…)
   */
  default Tensor gather(Tensor indices, int axis) {
    return apply(new Gather(spec().shape().axis("gather", axis)), indices);
  }

  /** Rows chosen by index: {@link #gather(Tensor, int)} along axis 0. */
  default Tensor gather(Tensor indices) {
    return gather(indices, 0);
  }

  /** In ascending order along an axis; NaN last. */
  default Tensor sort(int axis) {
    return sorted(axis, false)[0];
  }

  /** The positions (INT64) that the elements in ascending order along an axis come from. */
  default Tensor argSort(int axis) {
    return sorted(axis, false)[1];
  }

  /**
   * In order along an axis, stable; NaN last.
   *
   * @return the elements, and the positions (INT64) they come from
   */
  default Tensor[] sorted(int axis, boolean descending) {
    Sort sort = new Sort(spec().shape().axis("sort", axis), descending);
    return session().applyAll(sort, (Tensor) this);
  }

  /**
   * 1 at the index, 0 elsewhere, along a new last axis.
   *
   * @param depth the new axis's length
   */
  default Tensor oneHot(long depth, DType dtype) {
    return apply(new OneHot(depth, dtype));
  }

  /** The same numbers in another element type; see {@link Cast}. */
  default Tensor cast(DType dtype) {
    return spec().dtype() == dtype ? (Tensor) this : apply(new Cast(dtype));
  }

  /** Zeros of this shape and type. */
  default Tensor zerosLike() {
    return fullLike(0);
  }

  /** Ones of this shape and type. */
  default Tensor onesLike() {
    return fullLike(1);
  }
}
