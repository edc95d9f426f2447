package org.fascicle.plugin.cnn.regularization;

import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/** Drops whole channels of images, (N, H, W, C). */
@Component(service = Layer.class, property = Plugin.NAME + "=SpatialDropout2D")
public final class SpatialDropout2D extends SpatialDropoutLayer {
  @Override
  Grid grid(String format) {
    return Grid.of("SpatialDropout2D", 2, Grid.format("SpatialDropout2D", format));
  }
}
