package org.fascicle.plugin.core.activation;

import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** max(x, 0), at most 6 (Howard et al. 2017, MobileNets). */
@Component(service = Activation.class, property = Plugin.NAME + "=relu6")
public final class Relu6Activation implements Activation<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public Tensor apply(NoConfig config, Tensor x) {
    return Pieces.between(0, x, 6);
  }
}
