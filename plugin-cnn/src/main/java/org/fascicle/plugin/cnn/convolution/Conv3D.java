package org.fascicle.plugin.cnn.convolution;

import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/** Filters that slide through volumes: (N, D, H, W, C) to (N, D′, H′, W′, filters). */
@Component(service = Layer.class, property = Plugin.NAME + "=Conv3D")
public final class Conv3D extends ConvLayer {
  @Override
  Grid grid(String format) {
    return Grid.of("Conv3D", 3, Grid.format("Conv3D", format));
  }
}
