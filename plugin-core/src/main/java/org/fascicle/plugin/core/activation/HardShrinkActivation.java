package org.fascicle.plugin.core.activation;

import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** x where it is beyond a threshold on either side of 0, 0 elsewhere. */
@Component(service = Activation.class, property = Plugin.NAME + "=hard_shrink")
public final class HardShrinkActivation implements Activation<HardShrinkActivation.Config> {
  /**
   * The configuration.
   *
   * @param threshold the threshold, 0 or more; 0.5 unless set
   */
  public record Config(Double threshold) {
    /** Checks values and fills in defaults. */
    public Config {
      threshold = Check.notNegative("hard_shrink.threshold", Check.or(threshold, 0.5));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Tensor apply(Config config, Tensor x) {
    return x.abs().lessEqual(config.threshold).where(0, x);
  }
}
