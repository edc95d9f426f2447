package org.fascicle.plugin.core.layer;

import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** The greatest of its inputs, element by element; a masked element does not take part. */
@Component(service = Layer.class, property = Plugin.NAME + "=Maximum")
public final class Maximum extends ExtremeMerge {
  @Override
  Tensor extreme(Tensor a, Tensor b) {
    return a.maximum(b);
  }
}
