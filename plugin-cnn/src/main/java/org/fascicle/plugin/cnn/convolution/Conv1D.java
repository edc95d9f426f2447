package org.fascicle.plugin.cnn.convolution;

import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/** Filters that slide along sequences: (N, T, C) to (N, T′, filters). */
@Component(service = Layer.class, property = Plugin.NAME + "=Conv1D")
public final class Conv1D extends ConvLayer {
  @Override
  Grid grid(String format) {
    return Grid.of("Conv1D", 1, Grid.format("Conv1D", format));
  }
}
