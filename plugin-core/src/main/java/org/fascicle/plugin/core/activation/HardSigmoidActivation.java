package org.fascicle.plugin.core.activation;

import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/**
 * slope · x + 1/2 between 0 and 1: the sigmoid in straight lines. Keras 3 has the slope 1/6; Keras
 * 1 and 2 had 0.2.
 */
@Component(service = Activation.class, property = Plugin.NAME + "=hard_sigmoid")
public final class HardSigmoidActivation implements Activation<HardSigmoidActivation.Config> {
  /**
   * The configuration.
   *
   * @param slope the slope at 0, above 0; 1/6 unless set
   */
  public record Config(Double slope) {
    /** Checks values and fills in defaults. */
    public Config {
      slope = Check.positive("hard_sigmoid.slope", Check.or(slope, 1.0 / 6));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Tensor apply(Config config, Tensor x) {
    return value(x, config.slope);
  }

  /** The value. */
  static Tensor value(Tensor x, double slope) {
    return Pieces.between(0, x.mul(slope).add(0.5), 1);
  }
}
