package org.fascicle.plugin.core.activation;

import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** The ELU that keeps mean 0 and variance 1 (Klambauer et al. 2017). */
@Component(service = Activation.class, property = Plugin.NAME + "=selu")
public final class SeluActivation implements Activation<NoConfig> {
  private static final double ALPHA = 1.6732632423543772;
  private static final double SCALE = 1.0507009873554805;

  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public Tensor apply(NoConfig config, Tensor x) {
    return Pieces.elu(x, ALPHA).mul(SCALE);
  }
}
