package org.fascicle.plugin.cnn.convolution;

import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/** Filters for each place of images: (N, H, W, C) to (N, H′, W′, filters). */
@Component(service = Layer.class, property = Plugin.NAME + "=LocallyConnected2D")
public final class LocallyConnected2D extends LocallyConnectedLayer {
  @Override
  Grid grid(String format) {
    return Grid.of("LocallyConnected2D", 2, Grid.format("LocallyConnected2D", format));
  }
}
