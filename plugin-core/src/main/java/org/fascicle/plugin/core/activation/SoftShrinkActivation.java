package org.fascicle.plugin.core.activation;

import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** x moved towards 0 by a threshold, 0 where it is not beyond it. */
@Component(service = Activation.class, property = Plugin.NAME + "=soft_shrink")
public final class SoftShrinkActivation implements Activation<SoftShrinkActivation.Config> {
  /**
   * The configuration.
   *
   * @param threshold the threshold, 0 or more; 0.5 unless set
   */
  public record Config(Double threshold) {
    /** Checks values and fills in defaults. */
    public Config {
      threshold = Check.notNegative("soft_shrink.threshold", Check.or(threshold, 0.5));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Tensor apply(Config config, Tensor x) {
    Tensor moved = x.sub(x.sign().mul(config.threshold));
    return x.abs().lessEqual(config.threshold).where(0, moved);
  }
}
