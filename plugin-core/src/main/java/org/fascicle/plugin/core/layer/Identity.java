package org.fascicle.plugin.core.layer;

import java.util.List;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.service.component.annotations.Component;

/** Hands its input on: a place in a model with a name. */
@Component(service = Layer.class, property = Plugin.NAME + "=Identity")
public final class Identity implements Layer<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public List<TensorSpec> build(
      NoConfig config, List<TensorSpec> inputs, Declarations declarations) {
    return List.of(Inputs.one("Identity", inputs));
  }

  @Override
  public Tensor[] call(NoConfig config, LayerContext context, Tensor... inputs) {
    return inputs;
  }
}
