package org.fascicle.plugin.core.metric;

import java.util.stream.IntStream;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** The mean recall of the classes that occur (Brodersen et al. 2010). */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=balanced_accuracy",
      Plugin.NAME + "=BalancedAccuracy",
    })
public final class BalancedAccuracy extends ConfusionMetric<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  String name() {
    return "balanced_accuracy";
  }

  @Override
  double value(NoConfig config, Confusion confusion) {
    return IntStream.range(0, confusion.classes())
        .filter(k -> confusion.actual(k) > 0)
        .mapToDouble(k -> confusion.at(k, k) / confusion.actual(k))
        .average()
        .orElse(Double.NaN);
  }
}
