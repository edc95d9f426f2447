package org.fascicle.plugin.core.metric;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.plugin.Check;
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
 * A mean of precision and recall of classes: true and false positives and false negatives of each.
 * Predictions are (N, …, K), targets one-hot or several labels a sample.
 */
abstract class FMetric<C extends Record> implements Metric<C> {
  private static final String HITS = "true_positives";
  private static final String EXCESS = "false_positives";
  private static final String MISSED = "false_negatives";

  /** Smaller scores are never chosen as the highest, as in Keras. */
  private static final double LEAST = 1e-9;

  /** The name, for messages. */
  abstract String name();

  /** How much recall weighs. */
  abstract double beta(C config);

  /** {@code micro}, {@code macro}, {@code weighted}, or null for one value a class. */
  abstract String average(C config);

  /** What a score must be above; null for the highest of its row. */
  abstract Double threshold(C config);

  /** Checks an average. */
  static String checked(String key, String average) {
    return average == null ? null : Check.oneOf(key, average, "micro", "macro", "weighted");
  }

  /** Checks a threshold. */
  static Double checked(String key, Double threshold) {
    return threshold == null
        ? null
        : Check.that(
            key, threshold, threshold > 0 && threshold <= 1, "a number above 0, at most 1");
  }

  @Override
  public final void build(
      C config, TensorSpec target, TensorSpec prediction, Declarations declarations) {
    Targets.checkSame(name(), target, prediction, "Make the targets one-hot.");
    Shape classes = Shape.of(prediction.shape().dim(-1));
    for (String sum : List.of(HITS, EXCESS, MISSED)) {
      declarations.state(sum, DType.FLOAT64, classes, 0);
    }
  }

  @Override
  public final void update(
      C config, MetricContext context, Tensor target, Tensor prediction, Tensor weights) {
    Tensor t = Targets.same(target, prediction).cast(DType.FLOAT64);
    Tensor p = chosen(config, prediction).cast(DType.FLOAT64);
    Tensor w = Weights.over(context.session(), weights, prediction.shape());
    Tensor hits = p.mul(t).mul(w);
    add(context, HITS, hits);
    add(context, EXCESS, p.mul(w).sub(hits));
    add(context, MISSED, t.mul(w).sub(hits));
  }

  private Tensor chosen(C config, Tensor prediction) {
    return threshold(config) == null
        ? prediction.greaterEqual(prediction.max(true, -1)).and(prediction.abs().greater(LEAST))
        : prediction.greater(threshold(config));
  }

  private static void add(MetricContext context, String sum, Tensor values) {
    int[] rows = IntStream.range(0, values.shape().rank() - 1).toArray();
    context.updateState(sum, context.state(sum).add(values.sum(rows)));
  }

  @Override
  public final double result(C config, Sums sums) {
    double[] each = scores(config, sums);
    if (!"weighted".equals(average(config))) {
      return Arrays.stream(each).average().orElse(Double.NaN);
    }
    double score = 0;
    double all = 0;
    for (int k = 0; k < each.length; k++) {
      double support = sums.get(HITS)[k] + sums.get(MISSED)[k];
      score += each[k] * support;
      all += support;
    }
    return Counts.ratio(score, all);
  }

  @Override
  public final HostArray value(C config, Sums sums) {
    return average(config) == null
        ? HostArray.of(scores(config, sums), sums.get(HITS).length)
        : HostArray.of(new double[] {result(config, sums)});
  }

  /** One score a class; a single one for {@code micro}. */
  private double[] scores(C config, Sums sums) {
    double[] hits = sums.get(HITS);
    double[] excess = sums.get(EXCESS);
    double[] missed = sums.get(MISSED);
    if ("micro".equals(average(config))) {
      double all = Arrays.stream(hits).sum();
      double more = Arrays.stream(excess).sum();
      double less = Arrays.stream(missed).sum();
      return new double[] {score(beta(config), all, more, less)};
    }
    return IntStream.range(0, hits.length)
        .mapToDouble(k -> score(beta(config), hits[k], excess[k], missed[k]))
        .toArray();
  }

  private static double score(double beta, double hits, double excess, double missed) {
    double precision = Counts.ratio(hits, hits + excess);
    double recall = Counts.ratio(hits, hits + missed);
    double square = beta * beta;
    return Counts.ratio((1 + square) * precision * recall, square * precision + recall);
  }
}
