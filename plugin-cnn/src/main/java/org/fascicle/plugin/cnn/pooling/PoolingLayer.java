package org.fascicle.plugin.cnn.pooling;

import java.util.List;
import org.fascicle.api.op.Sliding;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.cnn.Grid;

/** One number of each window, channel by channel; what differs is which number. */
public abstract class PoolingLayer implements Layer<PoolingLayer.Config> {
  PoolingLayer() {}

  /**
   * Where the axes are.
   *
   * @param format the configured place of the channels; null for the default
   */
  abstract Grid grid(String format);

  /** The operation, on channels that come last. */
  abstract Tensor pool(Tensor x, Shape sizes, Sliding sliding);

  /**
   * The configuration. Lists hold one number an axis, or one for all; they are checked when the
   * layer is built.
   *
   * @param poolSize the window's lengths; 2 unless set
   * @param strides how far the window moves; its lengths unless set
   * @param padding {@code valid}, the default, or {@code same}: ⌈length / stride⌉ results
   * @param dataFormat {@code channels_last}, the default, or {@code channels_first}
   */
  public record Config(
      List<Integer> poolSize, List<Integer> strides, String padding, String dataFormat) {}

  @Override
  public final Class<Config> configuration() {
    return Config.class;
  }

  private Windows windows(Config config) {
    return Windows.of(grid(config.dataFormat), config.poolSize, config.strides, config.padding);
  }

  /** (N, spatial…, C) to (N, places…, C). */
  @Override
  public final List<TensorSpec> build(
      Config config, List<TensorSpec> inputs, Declarations declarations) {
    return List.of(windows(config).result(inputs));
  }

  @Override
  public final Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Windows windows = windows(config);
    Tensor x = windows.grid().toLast(inputs[0]);
    Tensor y = pool(x, windows.sizes(), windows.over(x.shape()));
    return new Tensor[] {windows.grid().fromLast(y)};
  }

  /** A mask's time axis has another length than the result's. */
  @Override
  public final boolean passesMask() {
    return false;
  }
}
