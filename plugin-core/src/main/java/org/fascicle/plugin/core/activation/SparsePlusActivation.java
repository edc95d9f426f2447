package org.fascicle.plugin.core.activation;

import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** 0 up to −1, (x + 1)² / 4 up to 1, x beyond. */
@Component(service = Activation.class, property = Plugin.NAME + "=sparse_plus")
public final class SparsePlusActivation implements Activation<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public Tensor apply(NoConfig config, Tensor x) {
    Tensor curve = Pieces.between(-1, x, 1).add(1).square().mul(0.25);
    return x.greaterEqual(1).where(x, curve);
  }
}
