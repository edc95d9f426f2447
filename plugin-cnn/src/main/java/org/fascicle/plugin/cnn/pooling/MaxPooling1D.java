package org.fascicle.plugin.cnn.pooling;

import org.fascicle.api.op.Sliding;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/** The greatest element of each window of sequences: (N, T, C) to (N, T', C). */
@Component(
    service = Layer.class,
    property = {Plugin.NAME + "=MaxPooling1D", Plugin.NAME + "=MaxPool1D"})
public final class MaxPooling1D extends PoolingLayer {
  @Override
  Grid grid(String format) {
    return Grid.of("MaxPooling1D", 1, Grid.format("MaxPooling1D", format));
  }

  @Override
  Tensor pool(Tensor x, Shape sizes, Sliding sliding) {
    return x.maxPooling(sizes, sliding);
  }
}
