package org.fascicle.plugin.cnn.convolution;

import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/** A convolution of images, run backwards: (N, H, W, C) to (N, H′, W′, filters). */
@Component(service = Layer.class, property = Plugin.NAME + "=Conv2DTranspose")
public final class Conv2DTranspose extends ConvTransposeLayer {
  @Override
  Grid grid(String format) {
    return Grid.of("Conv2DTranspose", 2, Grid.format("Conv2DTranspose", format));
  }
}
