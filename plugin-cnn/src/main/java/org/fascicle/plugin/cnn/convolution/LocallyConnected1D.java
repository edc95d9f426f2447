package org.fascicle.plugin.cnn.convolution;

import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/** Filters for each place of sequences: (N, T, C) to (N, T′, filters). */
@Component(service = Layer.class, property = Plugin.NAME + "=LocallyConnected1D")
public final class LocallyConnected1D extends LocallyConnectedLayer {
  @Override
  Grid grid(String format) {
    return Grid.of("LocallyConnected1D", 1, Grid.format("LocallyConnected1D", format));
  }
}
