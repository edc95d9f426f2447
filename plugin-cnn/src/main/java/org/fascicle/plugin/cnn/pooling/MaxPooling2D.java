package org.fascicle.plugin.cnn.pooling;

import java.util.List;
import org.fascicle.api.op.Sliding;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/**
 * The greatest element of each window of images, channel by channel; on demand also where it stood,
 * for {@link MaxUnpooling2D}.
 */
@Component(
    service = Layer.class,
    property = {Plugin.NAME + "=MaxPooling2D", Plugin.NAME + "=MaxPool2D"})
public final class MaxPooling2D implements Layer<MaxPooling2D.Config> {
  /**
   * The configuration.
   *
   * @param poolSize the window's lengths, or one for all axes; 2 unless set
   * @param strides how far the window moves; its lengths unless set
   * @param padding {@code valid}, the default, or {@code same}: ⌈length / stride⌉ results
   * @param dataFormat {@code channels_last}, the default, or {@code channels_first}
   * @param returnIndices whether positions (int64) come out as a second result, counted row-major
   *     over H and W; false unless set
   */
  public record Config(
      List<Integer> poolSize,
      List<Integer> strides,
      String padding,
      String dataFormat,
      Boolean returnIndices) {
    /** Fills in defaults; lists are checked when the layer is built. */
    public Config {
      returnIndices = Check.or(returnIndices, false);
    }

    private Windows windows() {
      Grid grid = Grid.of("MaxPooling2D", 2, Grid.format("MaxPooling2D", dataFormat));
      return Windows.of(grid, poolSize, strides, padding);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  /** (N, H, W, C) to (N, H', W', C). */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    TensorSpec y = config.windows().result(inputs);
    return config.returnIndices ? List.of(y, y.with(DType.INT64)) : List.of(y);
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Windows windows = config.windows();
    Grid grid = windows.grid();
    Tensor x = grid.toLast(inputs[0]);
    Sliding sliding = windows.over(x.shape());
    if (config.returnIndices) {
      Tensor[] pooled = x.maxPoolingIndices(windows.sizes(), sliding);
      return new Tensor[] {grid.fromLast(pooled[0]), grid.fromLast(pooled[1])};
    }
    return new Tensor[] {grid.fromLast(x.maxPooling(windows.sizes(), sliding))};
  }

  /** A mask's time axis has another length than the result's. */
  @Override
  public boolean passesMask() {
    return false;
  }
}
