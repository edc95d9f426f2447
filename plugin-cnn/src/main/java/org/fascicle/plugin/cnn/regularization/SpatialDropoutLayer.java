package org.fascicle.plugin.cnn.regularization;

import java.util.List;
import org.fascicle.api.op.RandomUniform;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.cnn.Grid;

/**
 * Sets a share of the channels to zero while training, whole, and scales up the rest.
 *
 * @see <a href="https://arxiv.org/abs/1411.4280">Tompson et al.: Efficient object localization
 *     using convolutional networks (2014)</a>
 */
public abstract class SpatialDropoutLayer implements Layer<SpatialDropoutLayer.Config> {
  SpatialDropoutLayer() {}

  /**
   * Where the axes are.
   *
   * @param format the configured place of the channels; null for the default
   */
  abstract Grid grid(String format);

  /**
   * The configuration.
   *
   * @param rate the share to drop, from 0 to 1
   * @param seed of a random stream of its own; the model's unless set
   * @param dataFormat {@code channels_last}, the default, or {@code channels_first}
   */
  public record Config(Double rate, Long seed, String dataFormat) {
    /** Checks the rate. */
    public Config {
      Check.required("rate", rate, "the share to drop");
      Check.that("rate", rate, rate >= 0 && rate <= 1, "a number from 0 to 1");
    }
  }

  @Override
  public final Class<Config> configuration() {
    return Config.class;
  }

  /** (N, spatial…, C) to the same. */
  @Override
  public final List<TensorSpec> build(
      Config config, List<TensorSpec> inputs, Declarations declarations) {
    return List.of(grid(config.dataFormat).realInput(inputs));
  }

  /** One draw a channel of a sample. */
  @Override
  public final Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    if (!context.isTraining() || config.rate == 0) {
      return inputs;
    }
    Tensor x = inputs[0];
    Shape each = grid(config.dataFormat).global(x.shape(), true);
    Tensor key = config.seed == null ? context.randomKey() : context.randomKey(config.seed);
    Tensor drawn = context.session().apply(new RandomUniform(DType.FLOAT32, each), key);
    double scale = config.rate == 1 ? 0 : 1 / (1 - config.rate);
    return new Tensor[] {drawn.greaterEqual(config.rate).where(x.mul(scale), 0)};
  }
}
