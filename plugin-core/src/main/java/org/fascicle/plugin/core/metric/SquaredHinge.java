package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** The mean of max(1 − t · p, 0)². */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=squared_hinge",
      Plugin.NAME + "=SquaredHinge",
    })
public final class SquaredHinge extends LossMetric<NoConfig> {
  @Override
  Loss<NoConfig> loss() {
    return new org.fascicle.plugin.core.loss.SquaredHinge();
  }
}
