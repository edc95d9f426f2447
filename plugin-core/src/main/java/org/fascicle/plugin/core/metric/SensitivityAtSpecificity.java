package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** The greatest sensitivity (recall) at a threshold where the specificity is at least so high. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=sensitivity_at_specificity",
      Plugin.NAME + "=SensitivityAtSpecificity",
    })
public final class SensitivityAtSpecificity extends BestMetric<SensitivityAtSpecificity.Config> {
  private static final String NAME = "sensitivity_at_specificity";

  /**
   * The configuration.
   *
   * @param specificity what must be reached, from 0 to 1
   * @param numThresholds how many thresholds from 0 to 1 are tried, 1 or more; 200 unless set
   * @param classId only this class counts; null for all
   */
  public record Config(Double specificity, Integer numThresholds, Integer classId)
      implements BestMetric.Tried {
    /** Checks values and fills in defaults. */
    public Config {
      specificity = bound(NAME + ".specificity", specificity);
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
    return counts.best(
        i -> counts.specificity(i, 0) >= config.specificity, i -> counts.recall(i, 0));
  }
}
