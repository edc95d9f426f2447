package org.fascicle.plugin.core.layer;

import java.util.List;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.activation.LeakyReluActivation;
import org.osgi.service.component.annotations.Component;

/** x where it is positive, a small multiple of it elsewhere. */
@Component(service = Layer.class, property = Plugin.NAME + "=LeakyReLU")
public final class LeakyReLU implements Layer<LeakyReLU.Config> {
  private static final LeakyReluActivation FUNCTION = new LeakyReluActivation();

  /**
   * The configuration.
   *
   * @param negativeSlope the multiple, 0 or more; 0.3 unless set: the activation function of this
   *     name has 0.2
   */
  public record Config(Double negativeSlope) {
    /** Checks values and fills in defaults. */
    public Config {
      negativeSlope = Check.notNegative("LeakyReLU.negative_slope", Check.or(negativeSlope, 0.3));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    return List.of(Inputs.oneReal("LeakyReLU", inputs));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    return new Tensor[] {
      FUNCTION.apply(new LeakyReluActivation.Config(config.negativeSlope), inputs[0])
    };
  }
}
