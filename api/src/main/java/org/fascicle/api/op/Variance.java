package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.Tensor;

/**
 * The mean squared distance from the mean along axes (divided by n, not n − 1); NaN of no elements.
 *
 * @param axes the axes to reduce, counted from 0, ascending; none for an empty list
 * @param keepDims whether reduced axes stay, with length 1
 */
public record Variance(List<Integer> axes, boolean keepDims) implements ReduceCompositeOp {
  /** Checks and copies. */
  public Variance {
    axes = Rules.axes("variance", axes);
  }

  @Override
  public String name() {
    return "variance";
  }

  @Override
  public Tensor value(Tensor x) {
    Tensor distance = x.sub(x.apply(new Mean(axes, true)));
    return distance.square().apply(new Mean(axes, keepDims));
  }

  /** dy · 2 (x − mean) / n. */
  @Override
  public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
    Tensor distance = x.sub(x.apply(new Mean(axes, true)));
    return dy.mul(distance).mul(2.0 / count(x.shape()));
  }
}
