package org.fascicle.plugin.core.metric;

import java.util.List;
import java.util.stream.IntStream;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** The share of what is scored above a threshold among what is true; 0 where nothing is. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=recall",
      Plugin.NAME + "=Recall",
    })
public final class Recall extends ThresholdMetric<Recall.Config> {
  /** Below every score, as in Keras. */
  private static final double LOWEST = -1e10;

  /**
   * The configuration.
   *
   * @param thresholds what a score must be above, from 0 to 1, one value each; 0.5 unless set, or
   *     any score if topK is set
   * @param topK only this many of the highest scores of a row count; null for all
   * @param classId only this class counts; null for all
   */
  public record Config(List<Double> thresholds, Integer topK, Integer classId) {
    /** Checks values and fills in defaults. */
    public Config {
      List<Double> fallback = List.of(topK == null ? 0.5 : LOWEST);
      thresholds = thresholds == null ? fallback : Check.shares("recall.thresholds", thresholds);
      if (topK != null) {
        Check.that("recall.top_k", topK, topK > 0, "a number of 1 or more");
      }
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  String name() {
    return "recall";
  }

  @Override
  Thresholds thresholds(Config config) {
    return Thresholds.of(config.thresholds);
  }

  @Override
  Integer topK(Config config) {
    return config.topK;
  }

  @Override
  Integer classId(Config config) {
    return config.classId;
  }

  @Override
  double[] values(Config config, Counts counts) {
    return IntStream.range(0, counts.thresholds()).mapToDouble(i -> counts.recall(i, 0)).toArray();
  }
}
