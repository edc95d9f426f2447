package org.fascicle.plugin.core.layer;

import java.util.List;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.service.component.annotations.Component;

/** A layer that applies an activation function. */
@Component(service = Layer.class, property = Plugin.NAME + "=Activation")
public final class Activation implements Layer<Activation.Config> {
  /**
   * The configuration.
   *
   * @param activation the function
   */
  public record Config(Spec activation) {
    /** Checks that it is there. */
    public Config {
      Check.required("Activation.activation", activation, "an activation function");
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    TensorSpec x = Inputs.oneReal("Activation", inputs);
    return List.of(x.with(declarations.activated(config.activation, x.shape())));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    return new Tensor[] {context.activation(config.activation).apply(inputs[0])};
  }
}
