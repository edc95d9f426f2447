package org.fascicle.plugin.core.layer;

import java.util.List;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.service.component.annotations.Component;

/** Adds normal noise while training; does nothing otherwise. */
@Component(service = Layer.class, property = Plugin.NAME + "=GaussianNoise")
public final class GaussianNoise implements Layer<GaussianNoise.Config> {
  /**
   * The configuration.
   *
   * @param stddev standard deviation of the noise, from 0 to 1
   * @param seed of a random stream of its own; the model's unless set
   */
  public record Config(Double stddev, Long seed) {
    /** Checks the standard deviation. */
    public Config {
      String key = "GaussianNoise.stddev";
      Check.share(key, Check.required(key, stddev, "a standard deviation"));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    return List.of(Inputs.oneReal("GaussianNoise", inputs));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    if (!context.isTraining() || config.stddev == 0) {
      return inputs;
    }
    Tensor noise = Noise.normal(context, config.seed, inputs[0]);
    return new Tensor[] {inputs[0].add(noise.mul(config.stddev))};
  }
}
