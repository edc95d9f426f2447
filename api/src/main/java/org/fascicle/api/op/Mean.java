package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.Tensor;

/**
 * The mean along axes; NaN of no elements.
 *
 * @param axes the axes to reduce, counted from 0, ascending; none for an empty list
 * @param keepDims whether reduced axes stay, with length 1
 */
public record Mean(List<Integer> axes, boolean keepDims) implements ReduceCompositeOp {
  /** Checks and copies. */
  public Mean {
    axes = Rules.axes("mean", axes);
  }

  @Override
  public String name() {
    return "mean";
  }

  @Override
  public Tensor value(Tensor x) {
    return x.apply(new Sum(axes, keepDims)).div((double) count(x.shape()));
  }

  /** dy / n, at each element. */
  @Override
  public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
    return dy.div((double) count(x.shape())).broadcastTo(x.shape());
  }
}
