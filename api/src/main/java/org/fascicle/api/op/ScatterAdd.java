package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * Slices added up at indices along an axis, on zeros: the reverse of {@link Gather}. Inputs:
 * updates, float32, float64, int32 or int64, (A…, I…, B…); indices, int32 or int64, (I…), each from
 * 0 to L − 1. Result: (A…, L, B…). What goes to the same place is added in the order of the
 * indices, row-major, so that the result is always the same. Indices out of range: as in {@link
 * Gather}.
 *
 * @param axis where the indices' axes begin, counted from 0
 * @param length L
 */
public record ScatterAdd(int axis, long length) implements Op {
  /** Checks. */
  public ScatterAdd {
    Rules.axis("scatter_add", axis);
    if (length < 0) {
      throw new InvalidArgumentException(
          "scatter_add", "a length of 0 or more", String.valueOf(length), "");
    }
  }

  @Override
  public String name() {
    return "scatter_add";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, 2);
    TensorSpec updates = inputs.get(0);
    Shape indices = inputs.get(1).shape();
    Rules.type(this, updates, Types.ARITHMETIC);
    Rules.type(this, inputs.get(1), Types.INTEGER);
    int end = axis + indices.rank();
    if (end > updates.shape().rank() || !updates.shape().slice(axis, end).equals(indices)) {
      throw new ShapeMismatchException(
          name(),
          "updates with the axes " + indices + " of the indices from axis " + axis + " on",
          updates.toString(),
          "");
    }
    Shape before = updates.shape().slice(0, axis).concat(Shape.of(length));
    Shape after = updates.shape().slice(end, updates.shape().rank());
    return List.of(TensorSpec.of(updates.dtype(), before.concat(after)));
  }

  /** dy at the indices. */
  @Override
  public Tensor[] gradient(Backward backward) {
    return new Tensor[] {
      backward.outputGradient(0).apply(new Gather(axis), backward.input(1)), null
    };
  }
}
