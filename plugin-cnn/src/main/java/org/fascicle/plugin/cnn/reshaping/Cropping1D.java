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

/** Cuts both ends of a time axis. */
@Component(service = Layer.class, property = Plugin.NAME + "=Cropping1D")
public final class Cropping1D implements Layer<Cropping1D.Config> {
  /**
   * The configuration.
   *
   * @param cropping how many at both ends, or two numbers: before and after; 1 unless set
   */
  public record Config(List<Long> cropping) {
    /** Checks and fills in defaults. */
    public Config {
      cropping = Edges.pair("Cropping1D.cropping", cropping, 1);
    }

    private Edges edges() {
      return new Edges(new Grid("Cropping1D", 1, false), List.of(cropping));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  /** (N, T, C) to (N, T', C). */
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
