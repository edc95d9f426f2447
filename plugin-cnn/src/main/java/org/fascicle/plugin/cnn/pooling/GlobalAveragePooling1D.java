package org.fascicle.plugin.cnn.pooling;

import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/**
 * The mean of each channel of sequences, over the steps that are not masked: (N, T, C) to (N, C).
 */
@Component(
    service = Layer.class,
    property = {Plugin.NAME + "=GlobalAveragePooling1D", Plugin.NAME + "=GlobalAvgPool1D"})
public final class GlobalAveragePooling1D extends GlobalPoolingLayer {
  @Override
  Grid grid(String format) {
    return Grid.of("GlobalAveragePooling1D", 1, Grid.format("GlobalAveragePooling1D", format));
  }

  @Override
  Tensor pool(LayerContext context, Grid grid, boolean keepdims, Tensor x) {
    return context
        .mask(0)
        // A mask of channels first has the steps of the last axis.
        .filter(mask -> mask.shape().dim(1) == x.shape().dim(grid.start()))
        .map(mask -> mean(x, mask.expandDims(grid.channels()), grid.start(), keepdims))
        .orElseGet(() -> x.mean(keepdims, grid.start()));
  }

  private static Tensor mean(Tensor x, Tensor mask, int axis, boolean keepdims) {
    Tensor counts = mask.cast(x.dtype()).sum(keepdims, axis);
    return mask.where(x, 0).sum(keepdims, axis).div(counts);
  }
}
