package org.fascicle.plugin.cnn.convolution;

import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/** Filters for each channel of sequences: (N, T, C) to (N, T′, C · multiplier). */
@Component(service = Layer.class, property = Plugin.NAME + "=DepthwiseConv1D")
public final class DepthwiseConv1D extends DepthwiseConvLayer {
  @Override
  Grid grid(String format) {
    return Grid.of("DepthwiseConv1D", 1, Grid.format("DepthwiseConv1D", format));
  }
}
