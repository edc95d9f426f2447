package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** The greatest recall at a threshold where the precision is at least so high. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=recall_at_precision",
      Plugin.NAME + "=RecallAtPrecision",
    })
public final class RecallAtPrecision extends BestMetric<RecallAtPrecision.Config> {
  private static final String NAME = "recall_at_precision";

  /**
   * The configuration.
   *
   * @param precision what must be reached, from 0 to 1
   * @param numThresholds how many thresholds from 0 to 1 are tried, 1 or more; 200 unless set
   * @param classId only this class counts; null for all
   */
  public record Config(Double precision, Integer numThresholds, Integer classId)
      implements BestMetric.Tried {
    /** Checks values and fills in defaults. */
    public Config {
      precision = bound(NAME + ".precision", precision);
      numThresholds = thresholds(NAME, numThresholds);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  String name() {
    return NAME;
  }

  @Override
  double[] values(Config config, Counts counts) {
    return counts.best(i -> counts.precision(i, 0) >= config.precision, i -> counts.recall(i, 0));
  }
}
