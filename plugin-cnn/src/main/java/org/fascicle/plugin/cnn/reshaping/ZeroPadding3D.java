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

/** Adds zeros at both ends of the three axes of volumes. */
@Component(service = Layer.class, property = Plugin.NAME + "=ZeroPadding3D")
public final class ZeroPadding3D implements Layer<ZeroPadding3D.Config> {
  /**
   * The configuration.
   *
   * @param padding one number for all ends, one an axis, or a pair (before, after) an axis; 1
   *     unless set
   * @param dataFormat {@code channels_last}, the default, or {@code channels_first}
   */
  public record Config(List<List<Long>> padding, String dataFormat) {
    /** Checks and fills in defaults. */
    public Config {
      padding = Edges.pairs("ZeroPadding3D.padding", padding, 3, 1);
      dataFormat = Grid.format("ZeroPadding3D", dataFormat);
    }

    private Edges edges() {
      return new Edges(Grid.of("ZeroPadding3D", 3, dataFormat), padding);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  /** (N, D, H, W, C) to (N, D', H', W', C). */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    Edges edges = config.edges();
    TensorSpec x = edges.grid().input(inputs);
    return List.of(x.with(edges.padded(x.shape())));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    return new Tensor[] {config.edges().pad(inputs[0])};
  }

  /** A mask's time axis has another length than the result's. */
  @Override
  public boolean passesMask() {
    return false;
  }
}
