package org.fascicle.plugin.core.metric;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.MetricContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Sums;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Targets;
import org.osgi.service.component.annotations.Component;

/**
 * The share of the targets' variance that predictions explain: 1 − Σ (t − p)² / Σ (t − mean t)², of
 * each feature. 1 is best; a constant prediction of the mean has 0.
 */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=r2_score",
      Plugin.NAME + "=R2Score",
      Plugin.NAME + "=r2",
    })
public final class R2Score implements Metric<R2Score.Config> {
  private static final String COUNT = "count";
  private static final String SAMPLES = "samples";
  private static final String SUM = "sum";
  private static final String SQUARES = "squared_sum";
  private static final String RESIDUAL = "residual";

  /**
   * The configuration.
   *
   * @param classAggregation {@code uniform_average}, {@code variance_weighted_average}, or {@code
   *     none} for one value a feature; uniform_average unless set
   * @param numRegressors the number of independent variables, for the adjusted score; 0 unless set:
   *     not adjusted
   */
  public record Config(String classAggregation, Integer numRegressors) {
    /** Checks values and fills in defaults. */
    public Config {
      classAggregation =
          Check.oneOf(
              "r2_score.class_aggregation",
              Check.or(classAggregation, "uniform_average"),
              "uniform_average",
              "variance_weighted_average",
              "none");
      numRegressors = Check.or(numRegressors, 0);
      Check.that(
          "r2_score.num_regressors", numRegressors, numRegressors >= 0, "a number of 0 or more");
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public void build(
      Config config, TensorSpec target, TensorSpec prediction, Declarations declarations) {
    Targets.checkSame("r2_score", target, prediction, "");
    Shape features = Shape.of(prediction.shape().dim(-1));
    declarations.state(COUNT, DType.FLOAT64, features, 0);
    declarations.state(SUM, DType.FLOAT64, features, 0);
    declarations.state(SQUARES, DType.FLOAT64, features, 0);
    declarations.state(RESIDUAL, DType.FLOAT64, features, 0);
    declarations.state(SAMPLES, DType.FLOAT64, Shape.SCALAR, 0);
  }

  @Override
  public void update(
      Config config, MetricContext context, Tensor target, Tensor prediction, Tensor weights) {
    Tensor t = Targets.same(target, prediction).cast(DType.FLOAT64);
    Tensor p = prediction.cast(DType.FLOAT64);
    Tensor w = Weights.over(context.session(), weights, p.shape());
    add(context, COUNT, w);
    add(context, SUM, t.mul(w));
    add(context, SQUARES, t.square().mul(w));
    add(context, RESIDUAL, t.sub(p).square().mul(w));
    double elements = (double) t.shape().elements();
    context.updateState(SAMPLES, context.state(SAMPLES).add(elements));
  }

  private static void add(MetricContext context, String sum, Tensor values) {
    int[] rows = IntStream.range(0, values.shape().rank() - 1).toArray();
    context.updateState(sum, context.state(sum).add(values.sum(rows)));
  }

  @Override
  public double result(Config config, Sums sums) {
    double[] scores = scores(sums);
    double[] weights =
        config.classAggregation.equals("variance_weighted_average") ? variances(sums) : null;
    double score = 0;
    double all = 0;
    for (int f = 0; f < scores.length; f++) {
      double weight = weights == null ? 1 : weights[f];
      score += weight * scores[f];
      all += weight;
    }
    return adjusted(score / all, sums.scalar(SAMPLES), config.numRegressors);
  }

  @Override
  public HostArray value(Config config, Sums sums) {
    if (!config.classAggregation.equals("none")) {
      return HostArray.of(new double[] {result(config, sums)});
    }
    double samples = sums.scalar(SAMPLES);
    double[] scores =
        Arrays.stream(scores(sums)).map(s -> adjusted(s, samples, config.numRegressors)).toArray();
    return HostArray.of(scores, scores.length);
  }

  /** As Keras does, which counts every element of the targets as a sample. */
  private static double adjusted(double score, double samples, int regressors) {
    boolean adjusts = regressors > 0 && regressors < samples - 1;
    return adjusts ? 1 - (1 - score) * (samples - 1) / (samples - regressors - 1) : score;
  }

  /** Of a feature that is always the same: 1 if it is always predicted, else 0. */
  private static double[] scores(Sums sums) {
    double[] residual = sums.get(RESIDUAL);
    double[] total = variances(sums);
    return IntStream.range(0, total.length)
        .mapToDouble(f -> total[f] == 0 ? (residual[f] == 0 ? 1 : 0) : 1 - residual[f] / total[f])
        .toArray();
  }

  private static double[] variances(Sums sums) {
    double[] sum = sums.get(SUM);
    double[] squares = sums.get(SQUARES);
    double[] count = sums.get(COUNT);
    return IntStream.range(0, sum.length)
        .mapToDouble(f -> squares[f] - sum[f] * sum[f] / count[f])
        .toArray();
  }
}
