package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * Sums of all elements up to and including each, along an axis. Integers wrap around.
 *
 * @param axis counted from 0
 * @param reverse whether to sum from the end
 */
public record CumSum(int axis, boolean reverse) implements Op {
  /** Checks. */
  public CumSum {
    Rules.axis("cumsum", axis);
  }

  @Override
  public String name() {
    return "cumsum";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    List<TensorSpec> same = Rules.unary(this, inputs, Types.ARITHMETIC);
    Rules.axis(this, axis, inputs.get(0));
    return same;
  }

  /** The sums of dy, from the other end. */
  @Override
  public Tensor[] gradient(Backward backward) {
    return new Tensor[] {backward.outputGradient(0).apply(new CumSum(axis, !reverse))};
  }
}
