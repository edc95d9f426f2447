package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** The mean of (log(1 + target) − log(1 + prediction))². */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=mean_squared_logarithmic_error",
      Plugin.NAME + "=MeanSquaredLogarithmicError",
      Plugin.NAME + "=msle",
      Plugin.NAME + "=MSLE",
    })
public final class MeanSquaredLogarithmicError extends LossMetric<NoConfig> {
  @Override
  Loss<NoConfig> loss() {
    return new org.fascicle.plugin.core.loss.MeanSquaredLogarithmicError();
  }
}
