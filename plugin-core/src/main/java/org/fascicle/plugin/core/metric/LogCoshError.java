package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** The mean of log cosh(prediction − target). */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=log_cosh_error",
      Plugin.NAME + "=LogCoshError",
      Plugin.NAME + "=logcosh",
      Plugin.NAME + "=log_cosh",
    })
public final class LogCoshError extends LossMetric<NoConfig> {
  @Override
  Loss<NoConfig> loss() {
    return new org.fascicle.plugin.core.loss.LogCosh();
  }
}
