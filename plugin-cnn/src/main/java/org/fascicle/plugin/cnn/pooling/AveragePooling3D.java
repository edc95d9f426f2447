package org.fascicle.plugin.cnn.pooling;

import java.util.List;
import org.fascicle.api.op.Sliding;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/** The mean element of each window of volumes, channel by channel. Padding does not count. */
@Component(
    service = Layer.class,
    property = {Plugin.NAME + "=AveragePooling3D", Plugin.NAME + "=AvgPool3D"})
public final class AveragePooling3D implements Layer<AveragePooling3D.Config> {
  /**
   * The configuration.
   *
   * @param poolSize the window's lengths, or one for all axes; 2 unless set
   * @param strides how far the window moves; its lengths unless set
   * @param padding {@code valid}, the default, or {@code same}: ⌈length / stride⌉ results
   * @param dataFormat {@code channels_last}, the default, or {@code channels_first}
   */
  public record Config(
      List<Integer> poolSize, List<Integer> strides, String padding, String dataFormat) {
    /** Checks and fills in defaults. */
    public Config {
      poolSize = Windows.sizes("AveragePooling3D", poolSize, 3);
      strides = Windows.strides("AveragePooling3D", strides, poolSize);
      padding = Windows.padding("AveragePooling3D", padding);
      dataFormat = Grid.format("AveragePooling3D", dataFormat);
    }

    private Windows windows() {
      return Windows.of(Grid.of("AveragePooling3D", 3, dataFormat), poolSize, strides, padding);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  /** (N, D, H, W, C) to (N, D', H', W', C). */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    return List.of(config.windows().result(inputs));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Windows windows = config.windows();
    Grid grid = windows.grid();
    Tensor x = grid.toLast(inputs[0]);
    Sliding sliding = windows.over(x.shape());
    return new Tensor[] {grid.fromLast(x.averagePooling(windows.sizes(), sliding, false))};
  }

  /** A mask's time axis has another length than the result's. */
  @Override
  public boolean passesMask() {
    return false;
  }
}
