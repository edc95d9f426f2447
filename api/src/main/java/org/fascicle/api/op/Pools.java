package org.fascicle.api.op;

import java.util.Arrays;
import java.util.List;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/** What the operations that pool windows of images (N, I…, C) share. */
final class Pools {
  private Pools() {}

  /** The result (N, O…, C) for an input (N, I…, C). */
  static TensorSpec infer(Op op, List<TensorSpec> inputs, Shape sizes, Sliding sliding) {
    Rules.count(op, inputs, 1);
    TensorSpec x = inputs.get(0);
    Rules.type(op, x, Types.REAL);
    Rules.rank(op, x, sliding.rank() + 2);
    Shape spatial = Filters.spatial(x.shape());
    Shape places = sliding.outputs(op.name(), spatial, sizes);
    for (int axis = 0; axis < sliding.rank(); axis++) {
      long stride = sliding.strides().get(axis);
      for (long o = 0; o < places.dim(axis); o++) {
        long from = o * stride - sliding.before().get(axis);
        if (!sees(from, sliding.dilations().get(axis), sizes.dim(axis), spatial.dim(axis))) {
          throw seesNothing(op, x, axis, o, sizes, sliding);
        }
      }
    }
    return Filters.image(x, places, x.shape().dim(-1));
  }

  private static boolean sees(long from, long step, long size, long length) {
    for (long s = 0; s < size; s++) {
      if (from + s * step >= 0 && from + s * step < length) {
        return true;
      }
    }
    return false;
  }

  private static ShapeMismatchException seesNothing(
      Op op, TensorSpec x, int axis, long place, Shape sizes, Sliding sliding) {
    return new ShapeMismatchException(
        op.name(),
        "at least one element of " + x + " in every window",
        "none at place "
            + place
            + " along spatial axis "
            + axis
            + ": "
            + sizes.dim(axis)
            + " elements from "
            + place
            + " · "
            + sliding.strides().get(axis)
            + " − "
            + sliding.before().get(axis)
            + " on",
        "Pad less.");
  }

  /** What the windows see, (N, O…, P, C), P elements each, with this value for the padding. */
  static Tensor windows(Tensor x, Shape sizes, Sliding sliding, double padding) {
    Tensor whole =
        sliding.isPadded()
            ? x.pad(Patches.margins(sliding.before()), Patches.margins(sliding.after()), padding)
            : x;
    Tensor seen = whole.apply(new Patches(sizes, sliding.withoutPadding()));
    Shape shape = seen.shape();
    Shape places = shape.slice(0, 1 + sliding.rank());
    return seen.reshape(places.concat(Shape.of(sizes.elements(), shape.dim(-1))));
  }

  /**
   * Where the elements of the windows stand, in the numbering of {@link MaxPoolingIndices}: int64,
   * (O…, P). Of those in the padding, the element that is nearest along each axis.
   */
  static Tensor positions(Session session, Shape spatial, Shape sizes, Sliding sliding) {
    Shape places = sliding.outputs("positions", spatial, sizes);
    int rank = sliding.rank();
    Tensor all = null;
    for (int axis = 0; axis < rank; axis++) {
      long[] at = new long[2 * rank];
      Arrays.fill(at, 1);
      at[axis] = places.dim(axis);
      at[rank + axis] = sizes.dim(axis);
      Tensor own =
          new Patches(sizes, sliding)
              .index(session, places, axis)
              .sub(sliding.before().get(axis))
              .maximum(0)
              .minimum((double) spatial.dim(axis) - 1)
              .mul((double) spatial.slice(axis + 1, rank).elements())
              .reshape(at);
      all = all == null ? own : all.add(own);
    }
    return all.reshape(places.concat(Shape.of(sizes.elements())));
  }

  /** 0, 1 … as int64 of this shape. */
  static Tensor count(Session session, Shape shape) {
    return session.apply(new Iota(DType.INT64, shape.elements())).reshape(shape);
  }
}
