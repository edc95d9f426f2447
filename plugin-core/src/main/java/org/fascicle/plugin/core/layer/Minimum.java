package org.fascicle.plugin.core.layer;

import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** The least of its inputs, element by element; a masked element does not take part. */
@Component(service = Layer.class, property = Plugin.NAME + "=Minimum")
public final class Minimum extends ExtremeMerge {
  @Override
  Tensor extreme(Tensor a, Tensor b) {
    return a.minimum(b);
  }
}
