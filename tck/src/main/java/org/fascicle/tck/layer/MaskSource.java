package org.fascicle.tck.layer;

import java.util.List;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/** Hands its first input on with its second as mask. */
final class MaskSource implements Layer<NoConfig> {
  static final String NAME = "KitMaskSource";

  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public List<TensorSpec> build(NoConfig c, List<TensorSpec> inputs, Declarations declarations) {
    return List.of(inputs.get(0));
  }

  @Override
  public Tensor[] call(NoConfig config, LayerContext context, Tensor... inputs) {
    context.setMask(inputs[1]);
    return new Tensor[] {inputs[0]};
  }
}
