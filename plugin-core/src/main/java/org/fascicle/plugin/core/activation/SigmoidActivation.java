package org.fascicle.plugin.core.activation;

import org.fascicle.api.op.Pointwise;
import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** 1 / (1 + e⁻ˣ). */
@Component(service = Activation.class, property = Plugin.NAME + "=sigmoid")
public final class SigmoidActivation implements Activation<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public Tensor apply(NoConfig config, Tensor x) {
    return x.sigmoid();
  }

  @Override
  public Pointwise pointwise(NoConfig config) {
    return Pointwise.SIGMOID;
  }
}
