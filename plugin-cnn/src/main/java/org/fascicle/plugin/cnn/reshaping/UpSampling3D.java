package org.fascicle.plugin.cnn.reshaping;

import java.util.List;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/** Repeats each element of volumes along all three axes. */
@Component(service = Layer.class, property = Plugin.NAME + "=UpSampling3D")
public final class UpSampling3D implements Layer<UpSampling3D.Config> {
  /**
   * The configuration.
   *
   * @param size how often, one number for all axes or one each; 2 unless set
   * @param dataFormat {@code channels_last}, the default, or {@code channels_first}
   */
  public record Config(List<Long> size, String dataFormat) {
    /** Checks and fills in defaults. */
    public Config {
      size = Repeats.sizes("UpSampling3D.size", size, 3);
      dataFormat = Grid.format("UpSampling3D", dataFormat);
    }

    private Repeats repeats() {
      return new Repeats(Grid.of("UpSampling3D", 3, dataFormat), size);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  /** (N, D, H, W, C) to (N, D', H', W', C). */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    return List.of(config.repeats().result(inputs));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    return new Tensor[] {config.repeats().nearest(inputs[0])};
  }

  /** A mask's time axis has another length than the result's. */
  @Override
  public boolean passesMask() {
    return false;
  }
}
