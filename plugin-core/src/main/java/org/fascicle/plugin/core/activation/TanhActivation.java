package org.fascicle.plugin.core.activation;

import org.fascicle.api.op.Pointwise;
import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** tanh x. */
@Component(service = Activation.class, property = Plugin.NAME + "=tanh")
public final class TanhActivation implements Activation<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public Tensor apply(NoConfig config, Tensor x) {
    return x.tanh();
  }

  @Override
  public Pointwise pointwise(NoConfig config) {
    return Pointwise.TANH;
  }
}
