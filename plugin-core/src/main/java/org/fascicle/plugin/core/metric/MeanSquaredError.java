package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** The mean of (target − prediction)². */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=mean_squared_error",
      Plugin.NAME + "=MeanSquaredError",
      Plugin.NAME + "=mse",
      Plugin.NAME + "=MSE",
    })
public final class MeanSquaredError extends LossMetric<NoConfig> {
  @Override
  Loss<NoConfig> loss() {
    return new org.fascicle.plugin.core.loss.MeanSquaredError();
  }
}
