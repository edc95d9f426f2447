package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * Elements of a where the condition holds, of b elsewhere. Inputs: condition (BOOL), a, b of one
 * type, any; all three broadcast by NumPy's rule. What is not chosen has no influence, NaN
 * included.
 */
public record Where() implements Op {
  @Override
  public String name() {
    return "where";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, 3);
    Rules.type(this, inputs.get(0), Types.BOOL);
    Rules.sameType(this, inputs.get(1), inputs.get(2));
    Shape values = Shape.broadcast(name(), inputs.get(1).shape(), inputs.get(2).shape());
    Shape all = Shape.broadcast(name(), inputs.get(0).shape(), values);
    return List.of(TensorSpec.of(inputs.get(1).dtype(), all));
  }

  /** dy where the condition holds goes to a, the rest to b. */
  @Override
  public Tensor[] gradient(Backward backward) {
    Tensor condition = backward.input(0);
    Tensor dy = backward.outputGradient(0);
    return new Tensor[] {
      null,
      backward.wants(1) ? condition.where(dy, 0).sumTo(backward.input(1).shape()) : null,
      backward.wants(2) ? condition.where(0, dy).sumTo(backward.input(2).shape()) : null
    };
  }
}
