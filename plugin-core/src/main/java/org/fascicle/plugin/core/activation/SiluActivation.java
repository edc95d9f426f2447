package org.fascicle.plugin.core.activation;

import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** x · σ(x) (Ramachandran et al. 2017). */
@Component(
    service = Activation.class,
    property = {Plugin.NAME + "=silu", Plugin.NAME + "=swish"})
public final class SiluActivation implements Activation<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public Tensor apply(NoConfig config, Tensor x) {
    return x.mul(x.sigmoid());
  }
}
