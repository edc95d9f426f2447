package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** The harmonic mean of precision and recall. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=f1_score",
      Plugin.NAME + "=F1Score",
    })
public final class F1Score extends FMetric<F1Score.Config> {
  /**
   * The configuration.
   *
   * @param average {@code micro}, {@code macro}, {@code weighted}, or null for one value a class
   * @param threshold what a score must be above, at most 1; null for the highest of its row
   */
  public record Config(String average, Double threshold) {
    /** Checks values and fills in defaults. */
    public Config {
      average = FMetric.checked("f1_score.average", average);
      threshold = FMetric.checked("f1_score.threshold", threshold);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  String name() {
    return "f1_score";
  }

  @Override
  double beta(Config config) {
    return 1;
  }

  @Override
  String average(Config config) {
    return config.average;
  }

  @Override
  Double threshold(Config config) {
    return config.threshold;
  }
}
