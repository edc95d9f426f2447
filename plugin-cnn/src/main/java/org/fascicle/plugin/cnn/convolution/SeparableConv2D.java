package org.fascicle.plugin.cnn.convolution;

import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/** Filters over images in two parts: (N, H, W, C) to (N, H′, W′, filters). */
@Component(service = Layer.class, property = Plugin.NAME + "=SeparableConv2D")
public final class SeparableConv2D extends SeparableConvLayer {
  @Override
  Grid grid(String format) {
    return Grid.of("SeparableConv2D", 2, Grid.format("SeparableConv2D", format));
  }
}
