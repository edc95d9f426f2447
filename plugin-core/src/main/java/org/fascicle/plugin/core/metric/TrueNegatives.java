package org.fascicle.plugin.core.metric;

import java.util.List;
import java.util.stream.IntStream;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.plugin.core.Check;
import org.osgi.service.component.annotations.Component;

/** What is false and not scored above a threshold, by weight. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=true_negatives",
      Plugin.NAME + "=TrueNegatives",
    })
public final class TrueNegatives extends ThresholdMetric<TrueNegatives.Config> {
  /**
   * The configuration.
   *
   * @param thresholds what a score must be above, from 0 to 1, one value each; 0.5 unless set
   */
  public record Config(List<Double> thresholds) {
    /** Checks values and fills in defaults. */
    public Config {
      thresholds = Check.shares("true_negatives.thresholds", Check.or(thresholds, List.of(0.5)));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  String name() {
    return "true_negatives";
  }

  @Override
  Thresholds thresholds(Config config) {
    return Thresholds.of(config.thresholds);
  }

  @Override
  double[] values(Config config, Counts counts) {
    return IntStream.range(0, counts.thresholds())
        .mapToDouble(i -> counts.trueNegatives(i, 0))
        .toArray();
  }
}
