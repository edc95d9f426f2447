package org.fascicle.tck.layer;

import java.util.List;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/** Gives its input's mask as a result; a real number instead if there is none. */
final class MaskProbe implements Layer<NoConfig> {
  static final String NAME = "KitMaskProbe";

  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public List<TensorSpec> build(NoConfig c, List<TensorSpec> inputs, Declarations declarations) {
    return List.of(TensorSpec.of(DType.BOOL, Shape.of(Shape.UNKNOWN)));
  }

  @Override
  public Tensor[] call(NoConfig config, LayerContext context, Tensor... inputs) {
    Tensor none = context.session().tensor(new float[1]);
    return new Tensor[] {context.mask(0).orElse(none)};
  }
}
