package org.fascicle.plugin.cnn.pooling;

import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/** The mean of each channel of volumes: (N, D, H, W, C) to (N, C). */
@Component(
    service = Layer.class,
    property = {Plugin.NAME + "=GlobalAveragePooling3D", Plugin.NAME + "=GlobalAvgPool3D"})
public final class GlobalAveragePooling3D extends GlobalPoolingLayer {
  @Override
  Grid grid(String format) {
    return Grid.of("GlobalAveragePooling3D", 3, Grid.format("GlobalAveragePooling3D", format));
  }

  @Override
  Tensor pool(LayerContext context, Grid grid, boolean keepdims, Tensor x) {
    return x.mean(keepdims, grid.spatial());
  }
}
