package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** What is true and scored above a threshold, by weight. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=true_positives",
      Plugin.NAME + "=TruePositives",
    })
public final class TruePositives extends CountMetric {
  @Override
  String name() {
    return "true_positives";
  }

  @Override
  double count(Counts counts, int threshold) {
    return counts.truePositives(threshold, 0);
  }
}
