package org.fascicle.plugin.core.metric;

import java.util.List;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** Intersection over union of chosen classes, of one-hot targets. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=one_hot_iou",
      Plugin.NAME + "=OneHotIoU",
    })
public final class OneHotIou extends IouMetric<OneHotIou.Config> {
  /**
   * The configuration.
   *
   * @param numClasses K, 2 or more
   * @param targetClassIds the classes to average over
   * @param ignoreClass the class number of elements that do not count; null for none
   * @param sparseYPred whether predictions are class numbers, else scores of classes; false unless
   *     set
   * @param axis the axis of classes; a negative one counts from the end; -1 unless set
   */
  public record Config(
      Integer numClasses,
      List<Integer> targetClassIds,
      Integer ignoreClass,
      Boolean sparseYPred,
      Integer axis) {
    /** Checks values and fills in defaults. */
    public Config {
      numClasses = IouMetric.classes("one_hot_iou", numClasses);
      targetClassIds = IouMetric.targets("one_hot_iou", targetClassIds, numClasses);
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
    return "one_hot_iou";
  }

  @Override
  Options options(Config config) {
    return new Options(
        config.numClasses,
        config.targetClassIds,
        config.ignoreClass,
        false,
        config.sparseYPred,
        config.axis,
        null);
  }
}
