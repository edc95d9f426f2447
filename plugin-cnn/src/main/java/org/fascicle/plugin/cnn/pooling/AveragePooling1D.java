package org.fascicle.plugin.cnn.pooling;

import org.fascicle.api.op.Sliding;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/** The mean of each window of sequences: (N, T, C) to (N, T', C). Padding does not count. */
@Component(
    service = Layer.class,
    property = {Plugin.NAME + "=AveragePooling1D", Plugin.NAME + "=AvgPool1D"})
public final class AveragePooling1D extends PoolingLayer {
  @Override
  Grid grid(String format) {
    return Grid.of("AveragePooling1D", 1, Grid.format("AveragePooling1D", format));
  }

  @Override
  Tensor pool(Tensor x, Shape sizes, Sliding sliding) {
    return x.averagePooling(sizes, sliding, false);
  }
}
