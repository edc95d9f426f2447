package org.fascicle.plugin.core.layer;

import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** The sum of its inputs. */
@Component(service = Layer.class, property = Plugin.NAME + "=Add")
public final class Add extends Merge {
  @Override
  Tensor merge(Masked... inputs) {
    return fold(inputs, Tensor::add);
  }
}
