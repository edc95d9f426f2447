package org.fascicle.plugin.core.layer;

import java.util.List;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.service.component.annotations.Component;

/** The first input minus the second. */
@Component(service = Layer.class, property = Plugin.NAME + "=Subtract")
public final class Subtract extends Merge {
  @Override
  public List<TensorSpec> build(
      NoConfig config, List<TensorSpec> inputs, Declarations declarations) {
    Inputs.two("Subtract", inputs);
    return super.build(config, inputs, declarations);
  }

  @Override
  Tensor merge(Masked... inputs) {
    return inputs[0].value().sub(inputs[1].value());
  }
}
