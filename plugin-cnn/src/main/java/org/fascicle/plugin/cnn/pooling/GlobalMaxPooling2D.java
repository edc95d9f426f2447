package org.fascicle.plugin.cnn.pooling;

import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/** The greatest element of each channel of images: (N, H, W, C) to (N, C). */
@Component(
    service = Layer.class,
    property = {Plugin.NAME + "=GlobalMaxPooling2D", Plugin.NAME + "=GlobalMaxPool2D"})
public final class GlobalMaxPooling2D extends GlobalPoolingLayer {
  @Override
  Grid grid(String format) {
    return Grid.of("GlobalMaxPooling2D", 2, Grid.format("GlobalMaxPooling2D", format));
  }

  @Override
  Tensor pool(LayerContext context, Grid grid, boolean keepdims, Tensor x) {
    return x.max(keepdims, grid.spatial());
  }
}
