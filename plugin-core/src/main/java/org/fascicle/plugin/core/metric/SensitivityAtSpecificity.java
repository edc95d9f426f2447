package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.plugin.core.Check;
import org.osgi.service.component.annotations.Component;

/** The greatest sensitivity (recall) at a threshold where the specificity is at least so high. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=sensitivity_at_specificity",
      Plugin.NAME + "=SensitivityAtSpecificity",
    })
public final class SensitivityAtSpecificity
    extends ThresholdMetric<SensitivityAtSpecificity.Config> {
  /**
   * The configuration.
   *
   * @param specificity what must be reached, from 0 to 1
   * @param numThresholds how many thresholds from 0 to 1 are tried, 1 or more; 200 unless set
   * @param classId only this class counts; null for all
   */
  public record Config(Double specificity, Integer numThresholds, Integer classId) {
    /** Checks values and fills in defaults. */
    public Config {
      Check.required("sensitivity_at_specificity.specificity", specificity, "a number from 0 to 1");
      Check.share("sensitivity_at_specificity.specificity", specificity);
      numThresholds = Check.or(numThresholds, 200);
      Check.that(
          "sensitivity_at_specificity.num_thresholds",
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
    return "sensitivity_at_specificity";
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
        i -> counts.specificity(i, 0) >= config.specificity, i -> counts.recall(i, 0));
  }
}
