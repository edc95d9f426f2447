package org.fascicle.plugin.core.activation;

import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** x · tanh(log(1 + eˣ)) (Misra 2019). */
@Component(service = Activation.class, property = Plugin.NAME + "=mish")
public final class MishActivation implements Activation<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public Tensor apply(NoConfig config, Tensor x) {
    return x.mul(Pieces.softplus(x).tanh());
  }
}
