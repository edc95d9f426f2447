package org.fascicle.plugin.cnn.pooling;

import org.fascicle.api.op.Sliding;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/**
 * The mean of each window of volumes: (N, D, H, W, C) to (N, D', H', W', C). Padding does not
 * count.
 */
@Component(
    service = Layer.class,
    property = {Plugin.NAME + "=AveragePooling3D", Plugin.NAME + "=AvgPool3D"})
public final class AveragePooling3D extends PoolingLayer {
  @Override
  Grid grid(String format) {
    return Grid.of("AveragePooling3D", 3, Grid.format("AveragePooling3D", format));
  }

  @Override
  Tensor pool(Tensor x, Shape sizes, Sliding sliding) {
    return x.averagePooling(sizes, sliding, false);
  }
}
