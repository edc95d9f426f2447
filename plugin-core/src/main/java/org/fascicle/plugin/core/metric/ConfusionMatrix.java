package org.fascicle.plugin.core.metric;

import org.fascicle.api.data.HostArray;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Sums;
import org.osgi.service.component.annotations.Component;

/**
 * How often each class was taken for each: the whole value is the matrix (K, K), rows actual,
 * columns predicted; the one number is the share of its diagonal.
 */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=confusion_matrix",
      Plugin.NAME + "=ConfusionMatrix",
    })
public final class ConfusionMatrix extends ConfusionMetric<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  String name() {
    return "confusion_matrix";
  }

  @Override
  double value(NoConfig config, Confusion confusion) {
    return confusion.right() / confusion.all();
  }

  @Override
  public HostArray value(NoConfig config, Sums sums) {
    return Confusion.of(sums.get(MATRIX)).matrix();
  }
}
