package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.plugin.core.Check;
import org.osgi.service.component.annotations.Component;

/** The greatest precision at a threshold where the recall is at least so high. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=precision_at_recall",
      Plugin.NAME + "=PrecisionAtRecall",
    })
public final class PrecisionAtRecall extends ThresholdMetric<PrecisionAtRecall.Config> {
  /**
   * The configuration.
   *
   * @param recall what must be reached, from 0 to 1
   * @param numThresholds how many thresholds from 0 to 1 are tried, 1 or more; 200 unless set
   * @param classId only this class counts; null for all
   */
  public record Config(Double recall, Integer numThresholds, Integer classId) {
    /** Checks values and fills in defaults. */
    public Config {
      Check.required("precision_at_recall.recall", recall, "a number from 0 to 1");
      Check.share("precision_at_recall.recall", recall);
      numThresholds = Check.or(numThresholds, 200);
      Check.that(
          "precision_at_recall.num_thresholds",
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
    return "precision_at_recall";
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
    return counts.best(i -> counts.recall(i, 0) >= config.recall, i -> counts.precision(i, 0));
  }
}
