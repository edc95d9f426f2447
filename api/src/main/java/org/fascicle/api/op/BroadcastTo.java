package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * Elements repeated along axes of length 1 and along new leading axes, by NumPy's rule. Any type.
 *
 * @param shape the result's
 */
public record BroadcastTo(Shape shape) implements Op {
  /** Checks. */
  public BroadcastTo {
    Rules.known("broadcast_to", shape);
  }

  @Override
  public String name() {
    return "broadcast_to";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, 1);
    TensorSpec x = inputs.get(0);
    if (!Shape.broadcast(name(), x.shape(), shape).equals(shape)) {
      throw new ShapeMismatchException(
          name(), "an input that broadcasts to " + shape, x.toString(), "");
    }
    return List.of(TensorSpec.of(x.dtype(), shape));
  }

  /** dy, summed over the repetitions. */
  @Override
  public Tensor[] gradient(Backward backward) {
    return new Tensor[] {backward.outputGradient(0).sumTo(backward.input(0).shape())};
  }
}
