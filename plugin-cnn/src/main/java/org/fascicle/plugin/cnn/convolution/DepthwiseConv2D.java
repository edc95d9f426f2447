package org.fascicle.plugin.cnn.convolution;

import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/** Filters for each channel of images: (N, H, W, C) to (N, H′, W′, C · multiplier). */
@Component(service = Layer.class, property = Plugin.NAME + "=DepthwiseConv2D")
public final class DepthwiseConv2D extends DepthwiseConvLayer {
  @Override
  Grid grid(String format) {
    return Grid.of("DepthwiseConv2D", 2, Grid.format("DepthwiseConv2D", format));
  }
}
