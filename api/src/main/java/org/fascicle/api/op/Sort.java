package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * The elements in order along an axis, and the positions they had (INT64). Stable in both
 * directions; NaN comes last in both; −0 equals 0.
 *
 * @param axis counted from 0
 * @param descending whether the greatest comes first
 */
public record Sort(int axis, boolean descending) implements Op {
  /** Checks. */
  public Sort {
    Rules.axis("sort", axis);
  }

  @Override
  public String name() {
    return "sort";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    TensorSpec values = Rules.unary(this, inputs, Types.ARITHMETIC).get(0);
    Rules.axis(this, axis, values);
    return List.of(values, values.with(DType.INT64));
  }

  /** The gradient of each value, back where the value came from. */
  @Override
  public Tensor[] gradient(Backward backward) {
    Tensor dy = backward.outputGradient(0).swapAxes(axis, -1);
    Tensor from = backward.output(1).swapAxes(axis, -1);
    long n = dy.shape().dim(-1);
    long rows = n == 0 ? 0 : dy.shape().elements() / n;
    Tensor starts = backward.session().apply(new Iota(DType.INT64, rows)).mul((double) n);
    Tensor flat = from.reshape(rows, n).add(starts.reshape(rows, 1)).reshape(rows * n);
    Tensor dx = dy.reshape(rows * n).apply(new ScatterAdd(0, rows * n), flat);
    return new Tensor[] {dx.reshape(dy.shape()).swapAxes(axis, -1)};
  }
}
