package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** The mean of p − t · log p. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=poisson",
      Plugin.NAME + "=Poisson",
    })
public final class Poisson extends LossMetric<NoConfig> {
  @Override
  Loss<NoConfig> loss() {
    return new org.fascicle.plugin.core.loss.Poisson();
  }
}
