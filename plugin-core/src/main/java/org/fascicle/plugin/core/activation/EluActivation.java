package org.fascicle.plugin.core.activation;

import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** x for x > 0, α · (eˣ − 1) elsewhere (Clevert et al. 2016). */
@Component(service = Activation.class, property = Plugin.NAME + "=elu")
public final class EluActivation implements Activation<EluActivation.Config> {
  /**
   * The configuration.
   *
   * @param alpha α; 1 unless set
   */
  public record Config(Double alpha) {
    /** Checks values and fills in defaults. */
    public Config {
      alpha = Check.finite("elu.alpha", Check.or(alpha, 1.0));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Tensor apply(Config config, Tensor x) {
    return Pieces.elu(x, config.alpha);
  }
}
