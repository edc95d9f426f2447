package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** What is false and not scored above a threshold, by weight. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=true_negatives",
      Plugin.NAME + "=TrueNegatives",
    })
public final class TrueNegatives extends CountMetric {
  @Override
  String name() {
    return "true_negatives";
  }

  @Override
  double count(Counts counts, int threshold) {
    return counts.trueNegatives(threshold, 0);
  }
}
