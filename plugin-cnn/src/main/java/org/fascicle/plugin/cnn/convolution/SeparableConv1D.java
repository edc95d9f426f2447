package org.fascicle.plugin.cnn.convolution;

import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/** Filters along sequences in two parts: (N, T, C) to (N, T′, filters). */
@Component(service = Layer.class, property = Plugin.NAME + "=SeparableConv1D")
public final class SeparableConv1D extends SeparableConvLayer {
  @Override
  Grid grid(String format) {
    return Grid.of("SeparableConv1D", 1, Grid.format("SeparableConv1D", format));
  }
}
