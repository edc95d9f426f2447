package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Targets;
import org.osgi.service.component.annotations.Component;

/** The root of the mean of (target − prediction)². */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=root_mean_squared_error",
      Plugin.NAME + "=RootMeanSquaredError",
      Plugin.NAME + "=rmse",
      Plugin.NAME + "=RMSE",
    })
public final class RootMeanSquaredError extends MeanMetric<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  void check(NoConfig config, TensorSpec target, TensorSpec prediction) {
    Targets.checkSame("root_mean_squared_error", target, prediction, "");
  }

  @Override
  Tensor values(NoConfig config, Tensor target, Tensor prediction) {
    return prediction.sub(Targets.same(target, prediction)).square();
  }

  @Override
  double finish(double mean) {
    return Math.sqrt(mean);
  }
}
