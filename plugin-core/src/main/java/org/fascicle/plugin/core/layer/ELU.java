package org.fascicle.plugin.core.layer;

import java.util.List;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.activation.EluActivation;
import org.osgi.service.component.annotations.Component;

/** x where it is positive, α·(eˣ − 1) elsewhere. */
@Component(service = Layer.class, property = Plugin.NAME + "=ELU")
public final class ELU implements Layer<ELU.Config> {
  private static final EluActivation FUNCTION = new EluActivation();

  /**
   * The configuration.
   *
   * @param alpha the limit for large negative x is −α; 1 unless set
   */
  public record Config(Double alpha) {
    /** Checks values and fills in defaults. */
    public Config {
      alpha = Check.finite("ELU.alpha", Check.or(alpha, 1.0));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    return List.of(Inputs.oneReal("ELU", inputs));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    return new Tensor[] {FUNCTION.apply(new EluActivation.Config(config.alpha), inputs[0])};
  }
}
