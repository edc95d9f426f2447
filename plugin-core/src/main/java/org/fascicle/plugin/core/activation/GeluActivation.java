package org.fascicle.plugin.core.activation;

import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** x · Φ(x), with Φ the normal distribution (Hendrycks and Gimpel 2016). */
@Component(service = Activation.class, property = Plugin.NAME + "=gelu")
public final class GeluActivation implements Activation<GeluActivation.Config> {
  /**
   * The configuration.
   *
   * @param approximate whether to compute Φ by tanh; false unless set: by the error function
   */
  public record Config(Boolean approximate) {
    /** Checks values and fills in defaults. */
    public Config {
      approximate = Check.or(approximate, false);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Tensor apply(Config config, Tensor x) {
    Tensor half = x.mul(0.5);
    if (config.approximate) {
      Tensor inner = x.square().mul(0.044715).add(1).mul(x).mul(Math.sqrt(2 / Math.PI));
      return half.mul(inner.tanh().add(1));
    }
    return half.mul(x.div(Math.sqrt(2)).erf().add(1));
  }
}
