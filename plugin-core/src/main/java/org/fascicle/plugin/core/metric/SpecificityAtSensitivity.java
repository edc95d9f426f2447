package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** The greatest specificity at a threshold where the sensitivity (recall) is at least so high. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=specificity_at_sensitivity",
      Plugin.NAME + "=SpecificityAtSensitivity",
    })
public final class SpecificityAtSensitivity extends BestMetric<SpecificityAtSensitivity.Config> {
  private static final String NAME = "specificity_at_sensitivity";

  /**
   * The configuration.
   *
   * @param sensitivity what must be reached, from 0 to 1
   * @param numThresholds how many thresholds from 0 to 1 are tried, 1 or more; 200 unless set
   * @param classId only this class counts; null for all
   */
  public record Config(Double sensitivity, Integer numThresholds, Integer classId)
      implements BestMetric.Tried {
    /** Checks values and fills in defaults. */
    public Config {
      sensitivity = bound(NAME + ".sensitivity", sensitivity);
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
        i -> counts.recall(i, 0) >= config.sensitivity, i -> counts.specificity(i, 0));
  }
}
