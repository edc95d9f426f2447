package org.fascicle.plugin.core.layer;

import java.util.List;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.activation.ReluActivation;
import org.osgi.service.component.annotations.Component;

/** max(x, 0), or with a slope below a threshold and a greatest value. */
@Component(service = Layer.class, property = Plugin.NAME + "=ReLU")
public final class ReLU implements Layer<ReLU.Config> {
  private static final ReluActivation FUNCTION = new ReluActivation();

  /**
   * The configuration.
   *
   * @param maxValue the greatest value, 0 or more; null for none
   * @param negativeSlope the slope below the threshold, 0 or more; 0 unless set
   * @param threshold where the slope of 1 begins, 0 or more; 0 unless set
   */
  public record Config(Double maxValue, Double negativeSlope, Double threshold) {
    /** Checks values and fills in defaults. */
    public Config {
      negativeSlope = Check.notNegative("ReLU.negative_slope", Check.or(negativeSlope, 0.0));
      threshold = Check.notNegative("ReLU.threshold", Check.or(threshold, 0.0));
      if (maxValue != null) {
        Check.notNegative("ReLU.max_value", maxValue);
      }
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    return List.of(Inputs.oneReal("ReLU", inputs));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    return new Tensor[] {
      FUNCTION.apply(
          new ReluActivation.Config(config.negativeSlope, config.maxValue, config.threshold),
          inputs[0])
    };
  }
}
