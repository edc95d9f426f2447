package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.service.component.annotations.Component;

/** The mean of the predictions, whatever the targets: what a critic says of its inputs. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=mean",
      Plugin.NAME + "=Mean",
    })
public final class Mean extends MeanMetric<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  void check(NoConfig config, TensorSpec target, TensorSpec prediction) {}

  @Override
  Tensor values(NoConfig config, Tensor target, Tensor prediction) {
    return prediction;
  }
}
