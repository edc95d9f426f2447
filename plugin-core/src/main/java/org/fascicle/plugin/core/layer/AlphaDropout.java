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
 * Sets a share of its inputs to SELU's negative limit while training, then scales and shifts, so
 * that mean and variance stay 0 and 1; does nothing otherwise.
 *
 * @see <a href="https://arxiv.org/abs/1706.02515">Klambauer et al.: Self-normalizing neural
 *     networks (2017)</a>
 */
@Component(service = Layer.class, property = Plugin.NAME + "=AlphaDropout")
public final class AlphaDropout implements Layer<AlphaDropout.Config> {
  /** −λα of SELU. */
  private static final double LIMIT = -1.6732632423543772 * 1.0507009873554805;

  /**
   * The configuration.
   *
   * @param rate the share to drop, from 0 to less than 1
   * @param noiseShape as in {@link Dropout}
   * @param seed of a random stream of its own; the model's unless set
   */
  public record Config(Double rate, List<Long> noiseShape, Long seed) {
    /** Checks the rate. */
    public Config {
      Check.belowOne(
          "AlphaDropout.rate", Check.required("AlphaDropout.rate", rate, "the share to drop"));
      noiseShape = Noise.shape("AlphaDropout.noise_shape", noiseShape);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    TensorSpec x = Inputs.oneReal("AlphaDropout", inputs);
    Noise.check("AlphaDropout", config.noiseShape, x.shape());
    return List.of(x);
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    if (!context.isTraining() || config.rate == 0) {
      return inputs;
    }
    double rate = config.rate;
    double scale = 1 / Math.sqrt((1 - rate) * (1 + rate * LIMIT * LIMIT));
    Tensor kept = Noise.kept(context, config.seed, rate, config.noiseShape, inputs[0].shape());
    return new Tensor[] {kept.where(inputs[0], LIMIT).sub(rate * LIMIT).mul(scale)};
  }
}
