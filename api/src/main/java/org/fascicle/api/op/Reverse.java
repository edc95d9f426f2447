package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * The elements in reverse order along axes. Any type.
 *
 * @param axes counted from 0, ascending
 */
public record Reverse(List<Integer> axes) implements Op {
  /** Checks and copies. */
  public Reverse {
    axes = Rules.axes("reverse", axes);
  }

  @Override
  public String name() {
    return "reverse";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    List<TensorSpec> same = Rules.unary(this, inputs, Types.ANY);
    Rules.axes(this, axes, inputs.get(0));
    return same;
  }

  /** dy, reversed. */
  @Override
  public Tensor[] gradient(Backward backward) {
    return new Tensor[] {backward.outputGradient(0).apply(this)};
  }
}
