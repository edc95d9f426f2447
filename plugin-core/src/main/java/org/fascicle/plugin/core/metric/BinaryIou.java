package org.fascicle.plugin.core.metric;

import java.util.List;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** Intersection over union of no (0) and yes (1). */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=binary_iou",
      Plugin.NAME + "=BinaryIoU",
    })
public final class BinaryIou extends IouMetric<BinaryIou.Config> {
  /**
   * The configuration.
   *
   * @param targetClassIds the classes to average over; both unless set
   * @param threshold what a prediction must reach to be yes, from 0 to 1; 0.5 unless set
   */
  public record Config(List<Integer> targetClassIds, Double threshold) {
    /** Checks values and fills in defaults. */
    public Config {
      targetClassIds = IouMetric.targets("binary_iou", Check.or(targetClassIds, List.of(0, 1)), 2);
      threshold = Check.share("binary_iou.threshold", Check.or(threshold, 0.5));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  String name() {
    return "binary_iou";
  }

  @Override
  Options options(Config config) {
    return new Options(2, config.targetClassIds, null, true, true, -1, config.threshold);
  }
}
