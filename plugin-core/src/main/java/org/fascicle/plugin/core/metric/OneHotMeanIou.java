package org.fascicle.plugin.core.metric;

import java.util.stream.IntStream;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** Intersection over union of all classes, of one-hot targets. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=one_hot_mean_iou",
      Plugin.NAME + "=OneHotMeanIoU",
    })
public final class OneHotMeanIou extends IouMetric<OneHotMeanIou.Config> {
  /**
   * The configuration.
   *
   * @param numClasses K, 2 or more
   * @param ignoreClass the class number of elements that do not count; null for none
   * @param sparseYPred whether predictions are class numbers, else scores of classes; false unless
   *     set
   * @param axis the axis of classes; a negative one counts from the end; -1 unless set
   */
  public record Config(Integer numClasses, Integer ignoreClass, Boolean sparseYPred, Integer axis) {
    /** Checks values and fills in defaults. */
    public Config {
      numClasses = IouMetric.classes("one_hot_mean_iou", numClasses);
      sparseYPred = Check.or(sparseYPred, false);
      axis = Check.or(axis, -1);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  String name() {
    return "one_hot_mean_iou";
  }

  @Override
  Options options(Config config) {
    return new Options(
        config.numClasses,
        IntStream.range(0, config.numClasses).boxed().toList(),
        config.ignoreClass,
        false,
        config.sparseYPred,
        config.axis,
        null);
  }
}
