package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/**
 * The mean of precision and recall in which recall weighs β times as much (van Rijsbergen 1979).
 */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=fbeta_score",
      Plugin.NAME + "=FBetaScore",
    })
public final class FbetaScore extends FMetric<FbetaScore.Config> {
  /**
   * The configuration.
   *
   * @param average {@code micro}, {@code macro}, {@code weighted}, or null for one value a class
   * @param beta β, above 0; 1 unless set
   * @param threshold what a score must be above, at most 1; null for the highest of its row
   */
  public record Config(String average, Double beta, Double threshold) {
    /** Checks values and fills in defaults. */
    public Config {
      average = FMetric.checked("fbeta_score.average", average);
      beta = Check.positive("fbeta_score.beta", Check.or(beta, 1.0));
      threshold = FMetric.checked("fbeta_score.threshold", threshold);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  String name() {
    return "fbeta_score";
  }

  @Override
  double beta(Config config) {
    return config.beta;
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
