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
 * Sets a share of its inputs to zero while training and scales up the rest; does nothing otherwise.
 *
 * @see <a href="https://jmlr.org/papers/v15/srivastava14a.html">Srivastava et al.: Dropout
 *     (2014)</a>
 */
@Component(service = Layer.class, property = Plugin.NAME + "=Dropout")
public final class Dropout implements Layer<Dropout.Config> {
  /**
   * The configuration.
   *
   * @param rate the share to drop, from 0 to 1
   * @param noiseShape the shape of what is drawn, N included: along an axis of length 1 all
   *     elements are dropped or kept together; null stands for the input's length; the input's
   *     shape unless set
   * @param seed of a random stream of its own; the model's unless set
   */
  public record Config(Double rate, List<Long> noiseShape, Long seed) {
    /** Checks the rate. */
    public Config {
      Check.share("Dropout.rate", Check.required("Dropout.rate", rate, "the share to drop"));
      noiseShape = Noise.shape("Dropout.noise_shape", noiseShape);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    TensorSpec x = Inputs.oneReal("Dropout", inputs);
    Noise.check("Dropout", config.noiseShape, x.shape());
    return List.of(x);
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Tensor x = inputs[0];
    if (!context.isTraining() || config.rate == 0) {
      return inputs;
    }
    if (config.noiseShape == null) {
      return new Tensor[] {x.dropout(config.rate, Noise.key(context, config.seed))};
    }
    double scale = config.rate == 1 ? 0 : 1 / (1 - config.rate);
    Tensor kept = Noise.kept(context, config.seed, config.rate, config.noiseShape, x.shape());
    return new Tensor[] {kept.where(x.mul(scale), 0)};
  }
}
