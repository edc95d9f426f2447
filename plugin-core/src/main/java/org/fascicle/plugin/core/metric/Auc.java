package org.fascicle.plugin.core.metric;

import java.util.List;
import java.util.stream.Stream;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/**
 * The area under the curve of true against false positives (ROC) or of precision against recall
 * (PR; Davis and Goadrich 2006), approximated at thresholds.
 */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=auc",
      Plugin.NAME + "=AUC",
    })
public final class Auc extends ThresholdMetric<Auc.Config> {
  private static final double EPSILON = 1e-7;

  /**
   * The configuration.
   *
   * @param numThresholds how many thresholds from 0 to 1, 2 or more; 200 unless set
   * @param curve {@code ROC}, {@code PR} or {@code PRGAIN}; ROC unless set
   * @param summationMethod {@code interpolation}, {@code minoring} or {@code majoring};
   *     interpolation unless set
   * @param thresholds thresholds between 0 and 1 in place of even ones
   * @param multiLabel whether each label has an area of its own, averaged then; false unless set
   * @param labelWeights weights of the labels; null for ones
   * @param fromLogits whether predictions are logits, without sigmoid; false unless set
   */
  public record Config(
      Integer numThresholds,
      String curve,
      String summationMethod,
      List<Double> thresholds,
      Boolean multiLabel,
      List<Double> labelWeights,
      Boolean fromLogits) {
    /** Checks values and fills in defaults. */
    public Config {
      numThresholds = Check.or(numThresholds, 200);
      Check.that("auc.num_thresholds", numThresholds, numThresholds > 1, "a number of 2 or more");
      curve =
          Check.oneOf(
              "auc.curve", Check.or(curve, "ROC"), "ROC", "PR", "PRGAIN", "roc", "pr", "prgain");
      summationMethod =
          Check.oneOf(
              "auc.summation_method",
              Check.or(summationMethod, "interpolation"),
              "interpolation",
              "minoring",
              "majoring");
      thresholds = thresholds == null ? null : Check.shares("auc.thresholds", thresholds);
      multiLabel = Check.or(multiLabel, false);
      labelWeights = labelWeights == null ? null : List.copyOf(labelWeights);
      fromLogits = Check.or(fromLogits, false);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  String name() {
    return "auc";
  }

  @Override
  Thresholds thresholds(Config config) {
    return config.thresholds == null
        ? Thresholds.even(config.numThresholds, true)
        : Thresholds.of(
            Stream.of(List.of(-EPSILON), config.thresholds, List.of(1 + EPSILON))
                .flatMap(List::stream)
                .toList());
  }

  @Override
  boolean isMultiLabel(Config config) {
    return config.multiLabel;
  }

  @Override
  List<Double> labelWeights(Config config) {
    return config.labelWeights;
  }

  @Override
  Tensor scores(Config config, Tensor prediction) {
    return config.fromLogits ? prediction.sigmoid() : prediction;
  }

  @Override
  double[] values(Config config, Counts counts) {
    Curve curve = Curve.of(config.curve, config.summationMethod);
    double area = 0;
    double total = 0;
    for (int label = 0; label < counts.labels(); label++) {
      boolean weighs = config.multiLabel && config.labelWeights != null;
      double weight = weighs ? config.labelWeights.get(label) : 1;
      area += weight * curve.area(counts, label);
      total += weight;
    }
    return new double[] {Counts.ratio(area, total)};
  }
}
