package org.fascicle.plugin.core.activation;

import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** (x + 1) / 2 between 0 and 1. */
@Component(service = Activation.class, property = Plugin.NAME + "=sparse_sigmoid")
public final class SparseSigmoidActivation implements Activation<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public Tensor apply(NoConfig config, Tensor x) {
    return Pieces.between(0, x.add(1).mul(0.5), 1);
  }
}
