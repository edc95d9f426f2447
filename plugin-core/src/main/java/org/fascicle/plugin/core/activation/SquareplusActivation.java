package org.fascicle.plugin.core.activation;

import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** (x + √(x² + b)) / 2 (Barron 2021). */
@Component(service = Activation.class, property = Plugin.NAME + "=squareplus")
public final class SquareplusActivation implements Activation<SquareplusActivation.Config> {
  /**
   * The configuration.
   *
   * @param b how round the corner is, 0 or more; 4 unless set
   */
  public record Config(Double b) {
    /** Checks values and fills in defaults. */
    public Config {
      b = Check.notNegative("squareplus.b", Check.or(b, 4.0));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Tensor apply(Config config, Tensor x) {
    return x.add(x.square().add(config.b).sqrt()).mul(0.5);
  }
}
