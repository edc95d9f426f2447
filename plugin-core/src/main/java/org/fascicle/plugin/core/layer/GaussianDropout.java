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

/**
 * Multiplies by normal noise of mean 1 and standard deviation √(rate / (1 − rate)) while training;
 * does nothing otherwise.
 *
 * @see <a href="https://jmlr.org/papers/v15/srivastava14a.html">Srivastava et al.: Dropout (2014),
 *     section 10</a>
 */
@Component(service = Layer.class, property = Plugin.NAME + "=GaussianDropout")
public final class GaussianDropout implements Layer<GaussianDropout.Config> {
  /**
   * The configuration.
   *
   * @param rate as in {@link Dropout}, from 0 to less than 1
   * @param seed of a random stream of its own; the model's unless set
   */
  public record Config(Double rate, Long seed) {
    /** Checks the rate. */
    public Config {
      Check.belowOne(
          "GaussianDropout.rate", Check.required("GaussianDropout.rate", rate, "a share"));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    return List.of(Inputs.oneReal("GaussianDropout", inputs));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    if (!context.isTraining() || config.rate == 0) {
      return inputs;
    }
    double stddev = Math.sqrt(config.rate / (1 - config.rate));
    Tensor noise = Noise.normal(context, config.seed, inputs[0]).mul(stddev).add(1);
    return new Tensor[] {inputs[0].mul(noise)};
  }
}
