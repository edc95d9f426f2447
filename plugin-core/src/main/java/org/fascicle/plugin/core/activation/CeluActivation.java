package org.fascicle.plugin.core.activation;

import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** x for x > 0, α · (e^(x / α) − 1) elsewhere: smooth for every α (Barron 2017). */
@Component(service = Activation.class, property = Plugin.NAME + "=celu")
public final class CeluActivation implements Activation<CeluActivation.Config> {
  /**
   * The configuration.
   *
   * @param alpha α, above 0; 1 unless set
   */
  public record Config(Double alpha) {
    /** Checks values and fills in defaults. */
    public Config {
      alpha = Check.positive("celu.alpha", Check.or(alpha, 1.0));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Tensor apply(Config config, Tensor x) {
    return x.greater(0).where(x, Pieces.negative(x).div(config.alpha).expm1().mul(config.alpha));
  }
}
