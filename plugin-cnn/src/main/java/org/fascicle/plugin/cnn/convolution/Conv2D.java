package org.fascicle.plugin.cnn.convolution;

import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/** Filters that slide over images: (N, H, W, C) to (N, H′, W′, filters). */
@Component(service = Layer.class, property = Plugin.NAME + "=Conv2D")
public final class Conv2D extends ConvLayer {
  @Override
  Grid grid(String format) {
    return Grid.of("Conv2D", 2, Grid.format("Conv2D", format));
  }
}
