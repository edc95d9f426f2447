package org.fascicle.plugin.core.activation;

import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** log σ(x), exact far from 0 too. */
@Component(service = Activation.class, property = Plugin.NAME + "=log_sigmoid")
public final class LogSigmoidActivation implements Activation<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public Tensor apply(NoConfig config, Tensor x) {
    return Pieces.softplus(x.neg()).neg();
  }
}
