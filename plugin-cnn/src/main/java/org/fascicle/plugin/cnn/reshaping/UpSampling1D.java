package org.fascicle.plugin.cnn.reshaping;

import java.util.List;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/** Repeats each step of sequences. */
@Component(service = Layer.class, property = Plugin.NAME + "=UpSampling1D")
public final class UpSampling1D implements Layer<UpSampling1D.Config> {
  /**
   * The configuration.
   *
   * @param size how often; 2 unless set
   */
  public record Config(Long size) {
    /** Checks and fills in defaults. */
    public Config {
      size = Check.or(size, 2L);
      Check.that("UpSampling1D.size", size, size > 0, "a number of 1 or more");
    }

    private Repeats repeats() {
      return new Repeats(new Grid("UpSampling1D", 1, false), List.of(size));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  /** (N, T, C) to (N, T', C). */
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
