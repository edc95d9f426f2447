package org.fascicle.plugin.core.layer;

import java.util.List;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.service.component.annotations.Component;

/** Makes one axis of all but the batch axis: (N, …) to (N, features). */
@Component(service = Layer.class, property = Plugin.NAME + "=Flatten")
public final class Flatten implements Layer<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public List<TensorSpec> build(
      NoConfig config, List<TensorSpec> inputs, Declarations declarations) {
    TensorSpec x = Inputs.one("Flatten", inputs);
    return List.of(x.with(flat(x.shape())));
  }

  @Override
  public Tensor[] call(NoConfig config, LayerContext context, Tensor... inputs) {
    return new Tensor[] {inputs[0].reshape(flat(inputs[0].shape()))};
  }

  /** The time axis of a mask is gone. */
  @Override
  public boolean passesMask() {
    return false;
  }

  private static Shape flat(Shape shape) {
    return Shape.of(shape.dim(0), Inputs.product(shape, 1));
  }
}
