package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** What is true and not scored above a threshold, by weight. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=false_negatives",
      Plugin.NAME + "=FalseNegatives",
    })
public final class FalseNegatives extends CountMetric {
  @Override
  String name() {
    return "false_negatives";
  }

  @Override
  double count(Counts counts, int threshold) {
    return counts.falseNegatives(threshold, 0);
  }
}
