package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** What is false and scored above a threshold, by weight. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=false_positives",
      Plugin.NAME + "=FalsePositives",
    })
public final class FalsePositives extends CountMetric {
  @Override
  String name() {
    return "false_positives";
  }

  @Override
  double count(Counts counts, int threshold) {
    return counts.falsePositives(threshold, 0);
  }
}
