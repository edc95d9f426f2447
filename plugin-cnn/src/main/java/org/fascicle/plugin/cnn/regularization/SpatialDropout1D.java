package org.fascicle.plugin.cnn.regularization;

import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/** Drops whole channels of sequences, (N, T, C). */
@Component(service = Layer.class, property = Plugin.NAME + "=SpatialDropout1D")
public final class SpatialDropout1D extends SpatialDropoutLayer {
  @Override
  Grid grid(String format) {
    return Grid.of("SpatialDropout1D", 1, Grid.format("SpatialDropout1D", format));
  }
}
