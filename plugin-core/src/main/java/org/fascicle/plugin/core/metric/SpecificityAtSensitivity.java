package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.plugin.core.Check;
import org.osgi.service.component.annotations.Component;

/** The greatest specificity at a threshold where the sensitivity (recall) is at least so high. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=specificity_at_sensitivity",
      Plugin.NAME + "=SpecificityAtSensitivity",
    })
public final class SpecificityAtSensitivity
    extends ThresholdMetric<SpecificityAtSensitivity.Config> {
  /**
   * The configuration.
   *
   * @param sensitivity what must be reached, from 0 to 1
   * @param numThresholds how many thresholds from 0 to 1 are tried, 1 or more; 200 unless set
   * @param classId only this class counts; null for all
   */
  public record Config(Double sensitivity, Integer numThresholds, Integer classId) {
    /** Checks values and fills in defaults. */
    public Config {
      Check.required("specificity_at_sensitivity.sensitivity", sensitivity, "a number from 0 to 1");
      Check.share("specificity_at_sensitivity.sensitivity", sensitivity);
      numThresholds = Check.or(numThresholds, 200);
      Check.that(
          "specificity_at_sensitivity.num_thresholds",
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
    return "specificity_at_sensitivity";
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
    return counts.best(
        i -> counts.recall(i, 0) >= config.sensitivity, i -> counts.specificity(i, 0));
  }
}
