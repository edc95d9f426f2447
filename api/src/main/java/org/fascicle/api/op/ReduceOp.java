package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/** One number from all elements along some axes. */
public interface ReduceOp extends Op {
  /** The axes to reduce, counted from 0, ascending; an empty list reduces nothing. */
  List<Integer> axes();

  /** Whether reduced axes stay, with length 1. */
  boolean keepDims();

  @Override
  default List<TensorSpec> infer(List<TensorSpec> inputs) {
    List<TensorSpec> same = Rules.unary(this, inputs, Types.ARITHMETIC);
    return List.of(TensorSpec.of(same.get(0).dtype(), reduce(inputs.get(0))));
  }

  /** The result's shape. */
  private Shape reduce(TensorSpec input) {
    Rules.axes(this, axes(), input);
    Shape shape = input.shape();
    for (int i = axes().size() - 1; i >= 0; i--) {
      int axis = axes().get(i);
      shape = keepDims() ? shape.with(axis, 1) : shape.without(axis);
    }
    return shape;
  }

  /** A tensor of the result's shape with the reduced axes put back, of length 1. */
  default Tensor keepAxes(Tensor reduced, Shape input) {
    Shape shape = input;
    for (int axis : axes()) {
      shape = shape.with(axis, 1);
    }
    return reduced.reshape(shape);
  }

  /** How many elements become one. */
  default long count(Shape input) {
    long count = 1;
    for (int axis : axes()) {
      count = Math.multiplyExact(count, input.dim(axis));
    }
    return count;
  }
}
