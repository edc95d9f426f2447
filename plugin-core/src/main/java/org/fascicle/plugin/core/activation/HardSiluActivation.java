package org.fascicle.plugin.core.activation;

import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** x times the hard sigmoid of slope 1/6 (Howard et al. 2019, MobileNetV3). */
@Component(
    service = Activation.class,
    property = {Plugin.NAME + "=hard_silu", Plugin.NAME + "=hard_swish"})
public final class HardSiluActivation implements Activation<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public Tensor apply(NoConfig config, Tensor x) {
    return x.mul(HardSigmoidActivation.value(x, 1.0 / 6));
  }
}
