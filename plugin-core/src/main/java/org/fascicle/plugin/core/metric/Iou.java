package org.fascicle.plugin.core.metric;

import java.util.List;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** Intersection over union of chosen classes. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=iou",
      Plugin.NAME + "=IoU",
    })
public final class Iou extends IouMetric<Iou.Config> {
  /**
   * The configuration.
   *
   * @param numClasses K, 2 or more
   * @param targetClassIds the classes to average over
   * @param ignoreClass the class number of elements that do not count; null for none
   * @param sparseYTrue whether targets are class numbers, else one-hot; true unless set
   * @param sparseYPred whether predictions are class numbers, else scores of classes; true unless
   *     set
   * @param axis the axis of classes; a negative one counts from the end; -1 unless set
   */
  public record Config(
      Integer numClasses,
      List<Integer> targetClassIds,
      Integer ignoreClass,
      Boolean sparseYTrue,
      Boolean sparseYPred,
      Integer axis) {
    /** Checks values and fills in defaults. */
    public Config {
      numClasses = IouMetric.classes("iou", numClasses);
      targetClassIds = IouMetric.targets("iou", targetClassIds, numClasses);
      sparseYTrue = Check.or(sparseYTrue, true);
      sparseYPred = Check.or(sparseYPred, true);
      axis = Check.or(axis, -1);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  String name() {
    return "iou";
  }

  @Override
  Options options(Config config) {
    return new Options(
        config.numClasses,
        config.targetClassIds,
        config.ignoreClass,
        config.sparseYTrue,
        config.sparseYPred,
        config.axis,
        null);
  }
}
