package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * Slices of x chosen by index along an axis: an embedding look-up for axis 0. Inputs: x, of any
 * type, (A…, L, B…); indices, int32 or int64, (I…), each from 0 to L − 1. Result: (A…, I…, B…).
 *
 * <p>A backend in host memory refuses an index out of range with an {@link
 * org.fascicle.api.exception.InvalidArgumentException} that names the index and L; elsewhere the
 * result at that place is undefined, memory outside is not touched.
 *
 * @param axis counted from 0
 */
public record Gather(int axis) implements Op {
  /** Checks. */
  public Gather {
    Rules.axis("gather", axis);
  }

  @Override
  public String name() {
    return "gather";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, 2);
    TensorSpec x = inputs.get(0);
    Rules.axis(this, axis, x);
    Rules.type(this, inputs.get(1), Types.INTEGER);
    Shape before = x.shape().slice(0, axis);
    Shape after = x.shape().slice(axis + 1, x.shape().rank());
    return List.of(TensorSpec.of(x.dtype(), before.concat(inputs.get(1).shape()).concat(after)));
  }

  /**
   * The refusal of an index out of range, for kernels.
   *
   * @param operation what was asked
   * @param indices the shape of the indices
   * @param position of the index among them, row-major
   * @param index its value
   * @param length the number of slices
   */
  public static InvalidArgumentException outside(
      String operation, Shape indices, long position, long index, long length) {
    long[] place = new long[indices.rank()];
    long left = position;
    for (int axis = place.length - 1; axis >= 0; axis--) {
      place[axis] = left % indices.dim(axis);
      left /= indices.dim(axis);
    }
    return new InvalidArgumentException(
        operation,
        "indices from 0 to " + (length - 1),
        index + " at position " + (place.length == 1 ? position + "" : Shape.of(place) + ""),
        "Check the labels or tokens against the number of rows.");
  }

  /** dy, added up at the indices it came from. */
  @Override
  public Tensor[] gradient(Backward backward) {
    ScatterAdd scatter = new ScatterAdd(axis, backward.input(0).shape().dim(axis));
    return new Tensor[] {backward.outputGradient(0).apply(scatter, backward.input(1)), null};
  }
}
