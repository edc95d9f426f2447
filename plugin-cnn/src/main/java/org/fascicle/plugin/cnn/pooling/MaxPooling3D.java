package org.fascicle.plugin.cnn.pooling;

import org.fascicle.api.op.Sliding;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/** The greatest element of each window of volumes: (N, D, H, W, C) to (N, D', H', W', C). */
@Component(
    service = Layer.class,
    property = {Plugin.NAME + "=MaxPooling3D", Plugin.NAME + "=MaxPool3D"})
public final class MaxPooling3D extends PoolingLayer {
  @Override
  Grid grid(String format) {
    return Grid.of("MaxPooling3D", 3, Grid.format("MaxPooling3D", format));
  }

  @Override
  Tensor pool(Tensor x, Shape sizes, Sliding sliding) {
    return x.maxPooling(sizes, sliding);
  }
}
