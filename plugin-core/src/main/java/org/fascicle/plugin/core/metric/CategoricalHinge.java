package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** The mean of max(1 + the greatest wrong score − the right one, 0). */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=categorical_hinge",
      Plugin.NAME + "=CategoricalHinge",
    })
public final class CategoricalHinge extends LossMetric<NoConfig> {
  @Override
  Loss<NoConfig> loss() {
    return new org.fascicle.plugin.core.loss.CategoricalHinge();
  }
}
