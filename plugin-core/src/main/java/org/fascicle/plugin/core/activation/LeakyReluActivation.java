package org.fascicle.plugin.core.activation;

import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** x for x > 0, x times a small slope elsewhere (Maas et al. 2013). */
@Component(service = Activation.class, property = Plugin.NAME + "=leaky_relu")
public final class LeakyReluActivation implements Activation<LeakyReluActivation.Config> {
  /**
   * The configuration.
   *
   * @param negativeSlope the slope below 0, 0 or more; 0.2 unless set
   */
  public record Config(Double negativeSlope) {
    /** Checks values and fills in defaults. */
    public Config {
      negativeSlope = Check.notNegative("leaky_relu.negative_slope", Check.or(negativeSlope, 0.2));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Tensor apply(Config config, Tensor x) {
    return x.greater(0).where(x, x.mul(config.negativeSlope));
  }
}
