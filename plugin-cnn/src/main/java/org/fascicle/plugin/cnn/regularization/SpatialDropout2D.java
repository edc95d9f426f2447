package org.fascicle.plugin.cnn.regularization;

import java.util.List;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/**
 * Sets a share of the channels of images to zero while training, whole, and scales up the rest.
 *
 * @see <a href="https://arxiv.org/abs/1411.4280">Tompson et al.: Efficient object localization
 *     using convolutional networks (2014)</a>
 */
@Component(service = Layer.class, property = Plugin.NAME + "=SpatialDropout2D")
public final class SpatialDropout2D implements Layer<SpatialDropout2D.Config> {
  /**
   * The configuration.
   *
   * @param rate the share to drop, from 0 to 1
   * @param seed of a random stream of its own; the model's unless set
   * @param dataFormat {@code channels_last}, the default, or {@code channels_first}
   */
  public record Config(Double rate, Long seed, String dataFormat) {
    /** Checks and fills in defaults. */
    public Config {
      Channels.checkRate("SpatialDropout2D.rate", rate);
      dataFormat = Grid.format("SpatialDropout2D", dataFormat);
    }

    private Grid grid() {
      return Grid.of("SpatialDropout2D", 2, dataFormat);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    return List.of(config.grid().realInput(inputs));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    return new Tensor[] {
      Channels.drop(context, config.grid(), config.rate, config.seed, inputs[0])
    };
  }
}
