package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.plugin.core.Check;
import org.osgi.service.component.annotations.Component;

/** The greatest recall at a threshold where the precision is at least so high. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=recall_at_precision",
      Plugin.NAME + "=RecallAtPrecision",
    })
public final class RecallAtPrecision extends ThresholdMetric<RecallAtPrecision.Config> {
  /**
   * The configuration.
   *
   * @param precision what must be reached, from 0 to 1
   * @param numThresholds how many thresholds from 0 to 1 are tried, 1 or more; 200 unless set
   * @param classId only this class counts; null for all
   */
  public record Config(Double precision, Integer numThresholds, Integer classId) {
    /** Checks values and fills in defaults. */
    public Config {
      Check.required("recall_at_precision.precision", precision, "a number from 0 to 1");
      Check.share("recall_at_precision.precision", precision);
      numThresholds = Check.or(numThresholds, 200);
      Check.that(
          "recall_at_precision.num_thresholds",
          numThresholds,
          numThresholds > 0,
          "a number of 1 or more");
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  String name() {
    return "recall_at_precision";
  }

  @Override
  Thresholds thresholds(Config config) {
    return Thresholds.even(config.numThresholds, false);
  }

  @Override
  Integer classId(Config config) {
    return config.classId;
  }

  @Override
  double[] values(Config config, Counts counts) {
    return counts.best(i -> counts.precision(i, 0) >= config.precision, i -> counts.recall(i, 0));
  }
}
