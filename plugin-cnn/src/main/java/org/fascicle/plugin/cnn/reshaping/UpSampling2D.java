package org.fascicle.plugin.cnn.reshaping;

import java.util.List;
import java.util.Locale;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/**
 * Enlarges images by whole numbers: each pixel repeated, or lines drawn between the centres of
 * pixels.
 */
@Component(service = Layer.class, property = Plugin.NAME + "=UpSampling2D")
public final class UpSampling2D implements Layer<UpSampling2D.Config> {
  private static final String NEAREST = "nearest";
  private static final String BILINEAR = "bilinear";

  /**
   * The configuration.
   *
   * @param size how often, one number for both axes or one each; 2 unless set
   * @param dataFormat {@code channels_last}, the default, or {@code channels_first}
   * @param interpolation {@code nearest}, the default, or {@code bilinear}
   */
  public record Config(List<Long> size, String dataFormat, String interpolation) {
    /** Checks and fills in defaults. */
    public Config {
      size = Repeats.sizes("UpSampling2D.size", size, 2);
      dataFormat = Grid.format("UpSampling2D", dataFormat);
      interpolation = Check.or(interpolation, NEAREST).toLowerCase(Locale.ROOT);
      Check.oneOf("UpSampling2D.interpolation", interpolation, NEAREST, BILINEAR);
    }

    private Repeats repeats() {
      return new Repeats(Grid.of("UpSampling2D", 2, dataFormat), size);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  /** (N, H, W, C) to (N, H', W', C). */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    if (config.interpolation.equals(BILINEAR)) {
      config.repeats().grid().realInput(inputs);
    }
    return List.of(config.repeats().result(inputs));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Repeats repeats = config.repeats();
    return new Tensor[] {
      config.interpolation.equals(NEAREST) ? repeats.nearest(inputs[0]) : repeats.linear(inputs[0])
    };
  }

  /** A mask's time axis has another length than the result's. */
  @Override
  public boolean passesMask() {
    return false;
  }
}
