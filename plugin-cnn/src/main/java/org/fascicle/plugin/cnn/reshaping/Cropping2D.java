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

/** Cuts both ends of the height and width of images. */
@Component(service = Layer.class, property = Plugin.NAME + "=Cropping2D")
public final class Cropping2D implements Layer<Cropping2D.Config> {
  /**
   * The configuration.
   *
   * @param cropping one number for all ends, one an axis, or a pair (before, after) an axis; 0
   *     unless set
   * @param dataFormat {@code channels_last}, the default, or {@code channels_first}
   */
  public record Config(List<List<Long>> cropping, String dataFormat) {
    /** Checks and fills in defaults. */
    public Config {
      cropping = Edges.pairs("Cropping2D.cropping", cropping, 2, 0);
      dataFormat = Grid.format("Cropping2D", dataFormat);
    }

    private Edges edges() {
      return new Edges(Grid.of("Cropping2D", 2, dataFormat), cropping);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  /** (N, H, W, C) to (N, H', W', C). */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    Edges edges = config.edges();
    TensorSpec x = edges.grid().input(inputs);
    return List.of(x.with(edges.cropped(x.shape())));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    return new Tensor[] {config.edges().crop(inputs[0])};
  }

  /** A mask's time axis has another length than the result's. */
  @Override
  public boolean passesMask() {
    return false;
  }
}
