package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;

/**
 * The sum along axes; 0 of no elements. Integers wrap around.
 *
 * @param axes the axes to reduce, counted from 0, ascending; none for an empty list
 * @param keepDims whether reduced axes stay, with length 1
 */
public record Sum(List<Integer> axes, boolean keepDims) implements ReduceOp {
  /** Checks and copies. */
  public Sum {
    axes = Rules.axes("sum", axes);
  }

  @Override
  public String name() {
    return "sum";
  }

  /** dy, at each summed element. */
  @Override
  public Tensor[] gradient(Backward backward) {
    Shape x = backward.input(0).shape();
    return new Tensor[] {keepAxes(backward.outputGradient(0), x).broadcastTo(x)};
  }
}
