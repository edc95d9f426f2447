package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** The greatest precision at a threshold where the recall is at least so high. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=precision_at_recall",
      Plugin.NAME + "=PrecisionAtRecall",
    })
public final class PrecisionAtRecall extends BestMetric<PrecisionAtRecall.Config> {
  private static final String NAME = "precision_at_recall";

  /**
   * The configuration.
   *
   * @param recall what must be reached, from 0 to 1
   * @param numThresholds how many thresholds from 0 to 1 are tried, 1 or more; 200 unless set
   * @param classId only this class counts; null for all
   */
  public record Config(Double recall, Integer numThresholds, Integer classId)
      implements BestMetric.Tried {
    /** Checks values and fills in defaults. */
    public Config {
      recall = bound(NAME + ".recall", recall);
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
    return counts.best(i -> counts.recall(i, 0) >= config.recall, i -> counts.precision(i, 0));
  }
}
