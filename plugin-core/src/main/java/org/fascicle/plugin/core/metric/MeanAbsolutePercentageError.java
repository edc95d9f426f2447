package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** The mean of 100 · |target − prediction| / |target|. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=mean_absolute_percentage_error",
      Plugin.NAME + "=MeanAbsolutePercentageError",
      Plugin.NAME + "=mape",
      Plugin.NAME + "=MAPE",
    })
public final class MeanAbsolutePercentageError extends LossMetric<NoConfig> {
  @Override
  Loss<NoConfig> loss() {
    return new org.fascicle.plugin.core.loss.MeanAbsolutePercentageError();
  }
}
