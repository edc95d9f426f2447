package org.fascicle.plugin.core.activation;

import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** x above a threshold, a fixed value elsewhere. */
@Component(service = Activation.class, property = Plugin.NAME + "=threshold")
public final class ThresholdActivation implements Activation<ThresholdActivation.Config> {
  /**
   * The configuration.
   *
   * @param threshold the threshold
   * @param defaultValue the value at the threshold and below
   */
  public record Config(Double threshold, Double defaultValue) {
    /** Checks values and fills in defaults. */
    public Config {
      Check.required("threshold.threshold", threshold, "a number");
      Check.required("threshold.default_value", defaultValue, "a number");
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Tensor apply(Config config, Tensor x) {
    return x.lessEqual(config.threshold).where(config.defaultValue, x);
  }
}
