package org.fascicle.plugin.cnn.convolution;

import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/** A convolution along sequences, run backwards: (N, T, C) to (N, T′, filters). */
@Component(service = Layer.class, property = Plugin.NAME + "=Conv1DTranspose")
public final class Conv1DTranspose extends ConvTransposeLayer {
  @Override
  Grid grid(String format) {
    return Grid.of("Conv1DTranspose", 1, Grid.format("Conv1DTranspose", format));
  }
}
