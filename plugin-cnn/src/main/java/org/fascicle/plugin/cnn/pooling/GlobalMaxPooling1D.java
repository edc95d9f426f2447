package org.fascicle.plugin.cnn.pooling;

import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/** The greatest element of each channel of sequences: (N, T, C) to (N, C). */
@Component(
    service = Layer.class,
    property = {Plugin.NAME + "=GlobalMaxPooling1D", Plugin.NAME + "=GlobalMaxPool1D"})
public final class GlobalMaxPooling1D extends GlobalPoolingLayer {
  @Override
  Grid grid(String format) {
    return Grid.of("GlobalMaxPooling1D", 1, Grid.format("GlobalMaxPooling1D", format));
  }

  @Override
  Tensor pool(LayerContext context, Grid grid, boolean keepdims, Tensor x) {
    return x.max(keepdims, grid.spatial());
  }
}
