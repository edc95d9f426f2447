package org.fascicle.plugin.core.metric;

import java.util.List;
import java.util.stream.IntStream;
import org.fascicle.api.plugin.Check;

/** One of the four counts of a yes-or-no question, at each of some thresholds. */
abstract class CountMetric extends ThresholdMetric<CountMetric.Config> {
  /**
   * The configuration.
   *
   * @param thresholds what a score must be above, from 0 to 1, one value each; 0.5 unless set
   */
  public record Config(List<Double> thresholds) {
    /** Checks values and fills in defaults. */
    public Config {
      thresholds = Check.shares("thresholds", Check.or(thresholds, List.of(0.5)));
    }
  }

  /** The count, by weight. */
  abstract double count(Counts counts, int threshold);

  @Override
  public final Class<Config> configuration() {
    return Config.class;
  }

  @Override
  final Thresholds thresholds(Config config) {
    return Thresholds.of(config.thresholds);
  }

  @Override
  final double[] values(Config config, Counts counts) {
    return IntStream.range(0, counts.thresholds()).mapToDouble(i -> count(counts, i)).toArray();
  }
}
