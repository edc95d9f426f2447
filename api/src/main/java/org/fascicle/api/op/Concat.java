package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * One or more arrays, one after the other along an axis. One type, any; the other axes agree.
 *
 * @param axis counted from 0
 */
public record Concat(int axis) implements Op {
  /** Checks. */
  public Concat {
    Rules.axis("concat", axis);
  }

  @Override
  public String name() {
    return "concat";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    if (inputs.isEmpty()) {
      throw new InvalidArgumentException(name(), "at least one input", "none", "");
    }
    TensorSpec first = inputs.get(0);
    Rules.axis(this, axis, first);
    long length = 0;
    for (TensorSpec input : inputs) {
      Rules.sameType(this, first, input);
      Rules.rank(this, input, first.shape().rank());
      if (!input.shape().without(axis).equals(first.shape().without(axis))) {
        throw new ShapeMismatchException(
            name(), "shapes that differ along axis " + axis + " only", first + " and " + input, "");
      }
      length = Math.addExact(length, input.shape().dim(axis));
    }
    return List.of(TensorSpec.of(first.dtype(), first.shape().with(axis, length)));
  }

  /** The part of dy that each input became. */
  @Override
  public Tensor[] gradient(Backward backward) {
    Tensor[] gradients = new Tensor[backward.inputs()];
    long from = 0;
    for (int i = 0; i < gradients.length; i++) {
      Shape shape = backward.input(i).shape();
      long to = from + shape.dim(axis);
      gradients[i] = backward.wants(i) ? backward.outputGradient(0).slice(axis, from, to) : null;
      from = to;
    }
    return gradients;
  }
}
