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

/** The mean of each channel of sequences, over the steps that are not masked. */
@Component(
    service = Layer.class,
    property = {Plugin.NAME + "=GlobalAveragePooling1D", Plugin.NAME + "=GlobalAvgPool1D"})
public final class GlobalAveragePooling1D implements Layer<GlobalAveragePooling1D.Config> {
  /**
   * The configuration.
   *
   * @param dataFormat {@code channels_last}, the default, or {@code channels_first}
   * @param keepdims whether the axis stays, with length 1; false unless set
   */
  public record Config(String dataFormat, Boolean keepdims) {
    /** Fills in defaults. */
    public Config {
      dataFormat = Grid.format("GlobalAveragePooling1D", dataFormat);
      keepdims = Check.or(keepdims, false);
    }

    private Grid grid() {
      return Grid.of("GlobalAveragePooling1D", 1, dataFormat);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  /** (N, T, C) to (N, C). */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    TensorSpec x = config.grid().realInput(inputs);
    return List.of(x.with(config.grid().global(x.shape(), config.keepdims)));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Grid grid = config.grid();
    Tensor x = inputs[0];
    return new Tensor[] {
      context
          .mask(0)
          // A mask of channels first has the steps of the last axis.
          .filter(mask -> mask.shape().dim(1) == x.shape().dim(grid.start()))
          .map(mask -> mean(x, mask.expandDims(grid.channels()), grid.start(), config.keepdims))
          .orElseGet(() -> x.mean(config.keepdims, grid.start()))
    };
  }

  private static Tensor mean(Tensor x, Tensor mask, int axis, boolean keep) {
    Tensor counts = mask.cast(x.dtype()).sum(keep, axis);
    return mask.where(x, 0).sum(keep, axis).div(counts);
  }

  /** The time axis of a mask is gone. */
  @Override
  public boolean passesMask() {
    return false;
  }
}
