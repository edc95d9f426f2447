package org.fascicle.plugin.cnn.regularization;

import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/** Drops whole channels of volumes, (N, D, H, W, C). */
@Component(service = Layer.class, property = Plugin.NAME + "=SpatialDropout3D")
public final class SpatialDropout3D extends SpatialDropoutLayer {
  @Override
  Grid grid(String format) {
    return Grid.of("SpatialDropout3D", 3, Grid.format("SpatialDropout3D", format));
  }
}
