package org.fascicle.plugin.cnn.convolution;

import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/** A convolution of volumes, run backwards: (N, D, H, W, C) to (N, D′, H′, W′, filters). */
@Component(service = Layer.class, property = Plugin.NAME + "=Conv3DTranspose")
public final class Conv3DTranspose extends ConvTransposeLayer {
  @Override
  Grid grid(String format) {
    return Grid.of("Conv3DTranspose", 3, Grid.format("Conv3DTranspose", format));
  }
}
