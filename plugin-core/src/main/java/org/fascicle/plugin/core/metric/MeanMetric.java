package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.MetricContext;
import org.fascicle.api.plugin.Sums;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * The weighted mean of numbers, one a sample or more: two float64 sums, so that counts are exact to
 * 2⁵³ whatever the batches.
 */
abstract class MeanMetric<C extends Record> implements Metric<C> {
  private static final String TOTAL = "total";
  private static final String COUNT = "count";

  /** Refuses targets that do not fit predictions. */
  abstract void check(C config, TensorSpec target, TensorSpec prediction);

  /** The numbers to average, (N, …); truth values count as 0 and 1. */
  abstract Tensor values(C config, Tensor target, Tensor prediction);

  /** Which of the numbers count: BOOL, of their shape; null for all. */
  Tensor counted(C config, Tensor target, Tensor prediction) {
    return null;
  }

  /** The metric's value, from the mean. */
  double finish(double mean) {
    return mean;
  }

  @Override
  public final void build(
      C config, TensorSpec target, TensorSpec prediction, Declarations declarations) {
    check(config, target, prediction);
    declarations.state(TOTAL, DType.FLOAT64, Shape.SCALAR, 0);
    declarations.state(COUNT, DType.FLOAT64, Shape.SCALAR, 0);
  }

  @Override
  public final void update(
      C config, MetricContext context, Tensor target, Tensor prediction, Tensor weights) {
    Tensor values = values(config, target, prediction).cast(DType.FLOAT64);
    Tensor counted = counted(config, target, prediction);
    Tensor total = context.state(TOTAL);
    Tensor count = context.state(COUNT);
    if (weights == null && counted == null) {
      context.updateState(TOTAL, total.add(values.sum()));
      context.updateState(COUNT, count.add((double) values.shape().elements()));
      return;
    }
    Tensor w = Weights.over(context.session(), weights, values.shape());
    if (counted != null) {
      w = counted.where(w, 0);
    }
    // What a mask hides may be anything, 0 / 0 too.
    Tensor seen = w.notEqual(0).where(values, 0);
    context.updateState(TOTAL, total.add(seen.mul(w).sum()));
    context.updateState(COUNT, count.add(w.sum()));
  }

  @Override
  public final double result(C config, Sums sums) {
    double count = sums.scalar(COUNT);
    return count == 0 ? Double.NaN : finish(sums.scalar(TOTAL) / count);
  }
}
