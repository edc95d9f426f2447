package org.fascicle.plugin.cnn.convolution;

import org.fascicle.plugin.cnn.Grid;
import org.fascicle.plugin.core.layer.KerasLayers;

/** Values by {@code src/test/python/convolutions.py}. */
class KerasConvolutionsTest extends KerasLayers {
  KerasConvolutionsTest() {
    super(Grid.class, "convolutions.json");
  }
}
