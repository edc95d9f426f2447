package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** The mean of max(1 − t · p, 0). */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=hinge",
      Plugin.NAME + "=Hinge",
    })
public final class Hinge extends LossMetric<NoConfig> {
  @Override
  Loss<NoConfig> loss() {
    return new org.fascicle.plugin.core.loss.Hinge();
  }
}
