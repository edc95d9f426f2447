package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.MetricContext;
import org.fascicle.api.plugin.Sums;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Targets;

/**
 * A metric of a confusion matrix. Predictions (N, …, K) choose the highest score, (N, …, 1) yes
 * above 1/2; targets are class numbers or one-hot.
 */
abstract class ConfusionMetric<C extends Record> implements Metric<C> {
  /** The name of the only sum, (K, K). */
  static final String MATRIX = "matrix";

  /** The name, for messages. */
  abstract String name();

  /** The value of a matrix. */
  abstract double value(C config, Confusion confusion);

  @Override
  public final void build(
      C config, TensorSpec target, TensorSpec prediction, Declarations declarations) {
    if (Targets.isSparse(target.shape(), prediction.shape())) {
      Targets.checkSparse(name(), target, prediction, "");
    } else {
      Targets.checkSame(name(), target, prediction, "");
    }
    long classes = Math.max(2, prediction.shape().dim(-1));
    declarations.state(MATRIX, DType.FLOAT64, Shape.of(classes, classes), 0);
  }

  @Override
  public final void update(
      C config, MetricContext context, Tensor target, Tensor prediction, Tensor weights) {
    Tensor actual;
    Tensor predicted;
    if (prediction.shape().dim(-1) == 1) {
      predicted = prediction.greater(0.5).squeeze(-1);
      actual = Targets.same(target, prediction).greater(0.5).squeeze(-1);
    } else {
      predicted = prediction.argMax(-1);
      actual =
          Targets.isSparse(target.shape(), prediction.shape())
              ? Targets.labels(target, prediction)
              : Targets.same(target, prediction).argMax(-1);
    }
    Confusion.add(context, MATRIX, actual, predicted, weights);
  }

  @Override
  public final double result(C config, Sums sums) {
    return value(config, Confusion.of(sums.get(MATRIX)));
  }
}
