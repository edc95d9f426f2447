package org.fascicle.plugin.cnn.pooling;

import java.util.List;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.cnn.Grid;

/** One number of all places, channel by channel; what differs is which number. */
public abstract class GlobalPoolingLayer implements Layer<GlobalPoolingLayer.Config> {
  GlobalPoolingLayer() {}

  /**
   * Where the axes are.
   *
   * @param format the configured place of the channels; null for the default
   */
  abstract Grid grid(String format);

  /** The reduction over the grid's spatial axes. */
  abstract Tensor pool(LayerContext context, Grid grid, boolean keepdims, Tensor x);

  /**
   * The configuration.
   *
   * @param dataFormat {@code channels_last}, the default, or {@code channels_first}
   * @param keepdims whether the spatial axes stay, with length 1; false unless set
   */
  public record Config(String dataFormat, Boolean keepdims) {
    /** Fills in defaults. */
    public Config {
      keepdims = Check.or(keepdims, false);
    }
  }

  @Override
  public final Class<Config> configuration() {
    return Config.class;
  }

  /** (N, spatial…, C) to (N, C). */
  @Override
  public final List<TensorSpec> build(
      Config config, List<TensorSpec> inputs, Declarations declarations) {
    Grid grid = grid(config.dataFormat);
    TensorSpec x = grid.realInput(inputs);
    return List.of(x.with(grid.global(x.shape(), config.keepdims)));
  }

  @Override
  public final Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    return new Tensor[] {pool(context, grid(config.dataFormat), config.keepdims, inputs[0])};
  }

  /** The time axis of a mask is gone. */
  @Override
  public final boolean passesMask() {
    return false;
  }
}
