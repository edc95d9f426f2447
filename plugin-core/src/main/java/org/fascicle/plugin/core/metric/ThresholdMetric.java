package org.fascicle.plugin.core.metric;

import java.util.Arrays;
import java.util.List;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.op.Iota;
import org.fascicle.api.op.ScatterAdd;
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
 * A metric of scores compared with thresholds. It keeps one histogram of weights: how many bounds
 * lie below the score, and whether the target is true (not 0). All counts at all thresholds follow
 * from it exactly, whatever the batches.
 */
abstract class ThresholdMetric<C extends Record> implements Metric<C> {
  private static final String HISTOGRAM = "histogram";

  /** The name, for messages. */
  abstract String name();

  /** The bounds. */
  abstract Thresholds thresholds(C config);

  /** The values at the counts, one a threshold or a single one. */
  abstract double[] values(C config, Counts counts);

  /** Only this column of the last axis counts; null for all. */
  Integer classId(C config) {
    return null;
  }

  /** Only this many of the highest scores of a row count; null for all. */
  Integer topK(C config) {
    return null;
  }

  /** Whether the columns of the last axis are counted apart. */
  boolean isMultiLabel(C config) {
    return false;
  }

  /** Weights of the columns of the last axis; null for ones. */
  List<Double> labelWeights(C config) {
    return null;
  }

  /** The scores of predictions. */
  Tensor scores(C config, Tensor prediction) {
    return prediction;
  }

  @Override
  public final void build(
      C config, TensorSpec target, TensorSpec prediction, Declarations declarations) {
    Targets.checkSame(name(), target, prediction, "Make the targets one-hot.");
    long columns = prediction.shape().dim(-1);
    Columns.check(name() + ".class_id", classId(config), 0, columns - 1, prediction);
    Columns.check(name() + ".top_k", topK(config), 1, columns, prediction);
    List<Double> weights = labelWeights(config);
    if (weights != null && weights.size() != columns) {
      throw new ShapeMismatchException(
          name() + ".label_weights", columns + " numbers, one a label", weights.toString(), "");
    }
    long labels = isMultiLabel(config) ? columns : 1;
    Shape shape = Shape.of(thresholds(config).count() + 1, labels, 2);
    declarations.state(HISTOGRAM, DType.FLOAT64, shape, 0);
  }

  @Override
  public final void update(
      C config, MetricContext context, Tensor target, Tensor prediction, Tensor weights) {
    Tensor scores = scores(config, prediction);
    if (topK(config) != null) {
      scores = Columns.highest(scores, topK(config));
    }
    Tensor truth = Targets.same(target, prediction).notEqual(0);
    Tensor w = Weights.over(context.session(), weights, prediction.shape());
    if (labelWeights(config) != null && !isMultiLabel(config)) {
      double[] each = labelWeights(config).stream().mapToDouble(Double::doubleValue).toArray();
      w = w.mul(context.session().tensor(each, each.length));
    }
    if (classId(config) != null) {
      int column = classId(config);
      scores = scores.slice(-1, column, column + 1);
      truth = truth.slice(-1, column, column + 1);
      w = w.slice(-1, column, column + 1);
    }
    Tensor index = thresholds(config).below(scores);
    if (isMultiLabel(config)) {
      long columns = scores.shape().dim(-1);
      Tensor label = context.session().apply(new Iota(DType.INT64, columns));
      index = index.mul((double) columns).add(label);
    }
    add(context, index, truth, w);
  }

  private static void add(MetricContext context, Tensor index, Tensor truth, Tensor weights) {
    long elements = weights.shape().elements();
    Tensor yes = truth.where(weights, 0).reshape(elements, 1);
    Tensor no = truth.where(0, weights).reshape(elements, 1);
    Tensor sums = context.state(HISTOGRAM);
    long rows = sums.shape().elements() / 2;
    Tensor batch = yes.concat(1, no).apply(new ScatterAdd(0, rows), index.reshape(elements));
    context.updateState(HISTOGRAM, sums.add(batch.reshape(sums.shape())));
  }

  @Override
  public final double result(C config, Sums sums) {
    return Arrays.stream(values(config, sums)).average().orElse(Double.NaN);
  }

  @Override
  public final HostArray value(C config, Sums sums) {
    double[] values = values(config, sums);
    return values.length == 1 ? HostArray.of(values) : HostArray.of(values, values.length);
  }

  private double[] values(C config, Sums sums) {
    double[] histogram = sums.get(HISTOGRAM);
    int thresholds = thresholds(config).count();
    int labels = histogram.length / 2 / (thresholds + 1);
    HostArray array = HostArray.of(histogram, histogram.length);
    return values(config, new Counts(array, thresholds, labels));
  }
}
