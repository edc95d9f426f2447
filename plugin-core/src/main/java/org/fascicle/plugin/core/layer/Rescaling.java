package org.fascicle.plugin.core.layer;

import java.util.List;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.service.component.annotations.Component;

/** scale · x + offset. */
@Component(service = Layer.class, property = Plugin.NAME + "=Rescaling")
public final class Rescaling implements Layer<Rescaling.Config> {
  /**
   * The configuration.
   *
   * @param scale what to multiply by: 1 / 255 for pixels
   * @param offset what to add; 0 unless set
   */
  public record Config(Double scale, Double offset) {
    /** Fills in the default. */
    public Config {
      Check.finite("Rescaling.scale", Check.required("Rescaling.scale", scale, "a factor"));
      offset = Check.finite("Rescaling.offset", Check.or(offset, 0.0));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    return List.of(Inputs.oneReal("Rescaling", inputs));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    return new Tensor[] {inputs[0].mul(config.scale).add(config.offset)};
  }
}
