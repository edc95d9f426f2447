package org.fascicle.api.op;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * All slices along an axis, without it: the steps of a sequence. Input: x, of any type, (A…, L,
 * B…), L at least 1. Results: L times (A…, B…).
 *
 * <p>The gradients of all slices are joined at once. Those of L single {@link Slice}s, each padded
 * to the size of x, would cost L² steps.
 *
 * @param axis counted from 0
 */
public record Unstack(int axis) implements ClosedFormOp {
  /** Checks. */
  public Unstack {
    Rules.axis("unstack", axis);
  }

  @Override
  public String name() {
    return "unstack";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, 1);
    TensorSpec x = inputs.get(0);
    Rules.axis(this, axis, x);
    long length = x.shape().dim(axis);
    if (length == 0) {
      throw new ShapeMismatchException(
          name(), "one slice or more along axis " + axis, x.toString(), "");
    }
    return Collections.nCopies(Math.toIntExact(length), x.with(x.shape().without(axis)));
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    Tensor x = inputs[0];
    Tensor[] slices = new Tensor[Math.toIntExact(x.shape().dim(axis))];
    for (int i = 0; i < slices.length; i++) {
      slices[i] = x.slice(axis, i, i + 1).squeeze(axis);
    }
    return slices;
  }

  /** The gradients of the slices, one after the other. */
  @Override
  public Tensor[] decomposeGradient(Backward backward) {
    List<Tensor> parts = new ArrayList<>();
    for (int i = 0; i < backward.outputs(); i++) {
      parts.add(backward.outputGradient(i).expandDims(axis));
    }
    Tensor[] others = parts.subList(1, parts.size()).toArray(Tensor[]::new);
    return new Tensor[] {parts.get(0).concat(axis, others)};
  }
}
