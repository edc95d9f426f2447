package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** The mean of |target − prediction|. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=mean_absolute_error",
      Plugin.NAME + "=MeanAbsoluteError",
      Plugin.NAME + "=mae",
      Plugin.NAME + "=MAE",
    })
public final class MeanAbsoluteError extends LossMetric<NoConfig> {
  @Override
  Loss<NoConfig> loss() {
    return new org.fascicle.plugin.core.loss.MeanAbsoluteError();
  }
}
