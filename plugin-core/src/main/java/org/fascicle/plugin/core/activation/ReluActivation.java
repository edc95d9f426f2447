package org.fascicle.plugin.core.activation;

import org.fascicle.api.op.Pointwise;
import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** max(x, 0), or with a slope below a threshold and a greatest value, as in Keras 3. */
@Component(service = Activation.class, property = Plugin.NAME + "=relu")
public final class ReluActivation implements Activation<ReluActivation.Config> {
  /**
   * The configuration.
   *
   * @param negativeSlope the slope below the threshold, 0 or more; 0 unless set
   * @param maxValue the greatest value, 0 or more; null for none
   * @param threshold where the slope of 1 begins, 0 or more; 0 unless set
   */
  public record Config(Double negativeSlope, Double maxValue, Double threshold) {
    /** Checks values and fills in defaults. */
    public Config {
      negativeSlope = Check.notNegative("relu.negative_slope", Check.or(negativeSlope, 0.0));
      threshold = Check.notNegative("relu.threshold", Check.or(threshold, 0.0));
      if (maxValue != null) {
        Check.notNegative("relu.max_value", maxValue);
      }
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Tensor apply(Config config, Tensor x) {
    if (isPlain(config)) {
      return x.relu();
    }
    Tensor below = x.lessEqual(config.threshold);
    Tensor y =
        config.negativeSlope == 0
            ? below.where(0, x)
            : below.where(x.sub(config.threshold).mul(config.negativeSlope), x);
    return config.maxValue == null ? y : y.greaterEqual(config.maxValue).where(config.maxValue, y);
  }

  @Override
  public Pointwise pointwise(Config config) {
    return isPlain(config) ? Pointwise.RELU : null;
  }

  private static boolean isPlain(Config config) {
    return config.negativeSlope == 0 && config.threshold == 0 && config.maxValue == null;
  }
}
