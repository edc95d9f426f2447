package org.fascicle.plugin.core.layer;

import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** The mean of its inputs. */
@Component(service = Layer.class, property = Plugin.NAME + "=Average")
public final class Average extends Merge {
  @Override
  Tensor merge(Masked... inputs) {
    return fold(inputs, Tensor::add).div(inputs.length);
  }
}
