package org.fascicle.api.tensor;

import java.util.stream.IntStream;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.op.BroadcastTo;
import org.fascicle.api.op.Concat;
import org.fascicle.api.op.Reshape;
import org.fascicle.api.op.Reverse;
import org.fascicle.api.op.Sum;
import org.fascicle.api.op.Transpose;
import org.fascicle.api.op.Unstack;

/** The same elements in other shapes and orders; any element type. */
public interface TensorShaping extends TensorBase {
  /**
   * The same elements, row-major, in another shape.
   *
   * @param dims the new axis lengths; one of them may be −1: whatever is left
   * @throws ShapeMismatchException if the number of elements differs
   */
  default Tensor reshape(long... dims) {
    return reshape(Reshaping.resolve(spec().shape(), dims));
  }

  /** The same elements, row-major, in another shape. */
  default Tensor reshape(Shape shape) {
    return spec().shape().equals(shape) ? (Tensor) this : apply(new Reshape(shape));
  }

  /**
   * A new axis of length 1.
   *
   * @param axis where it stands in the result; −1 is behind the last
   */
  default Tensor expandDims(int axis) {
    Shape shape = spec().shape();
    int at = shape.concat(Shape.of(1)).axis("expandDims", axis);
    return reshape(shape.slice(0, at).concat(Shape.of(1)).concat(shape.slice(at, shape.rank())));
  }

  /**
   * Without an axis of length 1.
   *
   * @throws ShapeMismatchException if its length is another
   */
  default Tensor squeeze(int axis) {
    Shape shape = spec().shape();
    return reshape(shape.without(shape.axis("squeeze", axis)));
  }

  /**
   * The axes in another order.
   *
   * @param permutation for each axis of the result, which axis of this it is; none to reverse all
   */
  default Tensor transpose(int... permutation) {
    Shape shape = spec().shape();
    int rank = shape.rank();
    IntStream order =
        permutation.length == 0
            ? IntStream.range(0, rank).map(i -> rank - 1 - i)
            : IntStream.of(permutation).map(axis -> shape.axis("transpose", axis));
    return apply(new Transpose(order.boxed().toList()));
  }

  /** Two axes exchanged. */
  default Tensor swapAxes(int one, int other) {
    Shape shape = spec().shape();
    int a = shape.axis("swapAxes", one);
    int b = shape.axis("swapAxes", other);
    IntStream order =
        IntStream.range(0, shape.rank()).map(axis -> axis == a ? b : axis == b ? a : axis);
    return apply(new Transpose(order.boxed().toList()));
  }

  /** Repeated along axes of length 1 and new leading axes. */
  default Tensor broadcastTo(long... dims) {
    return broadcastTo(Shape.of(dims));
  }

  /** Repeated along axes of length 1 and new leading axes. */
  default Tensor broadcastTo(Shape shape) {
    return spec().shape().equals(shape) ? (Tensor) this : apply(new BroadcastTo(shape));
  }

  /** Summed down to a shape that broadcasts to this one: the reverse of {@link #broadcastTo}. */
  default Tensor sumTo(Shape shape) {
    Shape from = spec().shape();
    if (from.equals(shape)) {
      return (Tensor) this;
    }
    return apply(new Sum(Reshaping.repeated(from, shape), false)).reshape(shape);
  }

  /**
   * This, then others, along an axis; the other axes agree.
   *
   * @param others any number
   */
  default Tensor concat(int axis, Tensor... others) {
    return apply(new Concat(spec().shape().axis("concat", axis)), others);
  }

  /** All slices along an axis, without it; at least one. */
  default Tensor[] unstack(int axis) {
    Unstack unstack = new Unstack(spec().shape().axis("unstack", axis));
    return session().applyAll(unstack, (Tensor) this);
  }

  /** In reverse order along axes; along all if none is given. */
  default Tensor reverse(int... axes) {
    Shape shape = spec().shape();
    IntStream chosen =
        axes.length == 0
            ? IntStream.range(0, shape.rank())
            : IntStream.of(axes).map(axis -> shape.axis("reverse", axis));
    return apply(new Reverse(chosen.distinct().sorted().boxed().toList()));
  }
}
