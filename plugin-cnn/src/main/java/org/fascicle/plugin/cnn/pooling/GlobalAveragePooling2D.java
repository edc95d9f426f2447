package org.fascicle.plugin.cnn.pooling;

import java.util.List;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.cnn.Check;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/** The mean of each channel of images. */
@Component(
    service = Layer.class,
    property = {Plugin.NAME + "=GlobalAveragePooling2D", Plugin.NAME + "=GlobalAvgPool2D"})
public final class GlobalAveragePooling2D implements Layer<GlobalAveragePooling2D.Config> {
  /**
   * The configuration.
   *
   * @param dataFormat {@code channels_last}, the default, or {@code channels_first}
   * @param keepdims whether the axes stay, with length 1; false unless set
   */
  public record Config(String dataFormat, Boolean keepdims) {
    /** Fills in defaults. */
    public Config {
      dataFormat = Grid.format("GlobalAveragePooling2D", dataFormat);
      keepdims = Check.or(keepdims, false);
    }

    private Grid grid() {
      return Grid.of("GlobalAveragePooling2D", 2, dataFormat);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  /** (N, H, W, C) to (N, C). */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    TensorSpec x = config.grid().realInput(inputs);
    return List.of(x.with(config.grid().global(x.shape(), config.keepdims)));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    return new Tensor[] {inputs[0].mean(config.keepdims, config.grid().spatial())};
  }

  /** The time axis of a mask is gone. */
  @Override
  public boolean passesMask() {
    return false;
  }
}
