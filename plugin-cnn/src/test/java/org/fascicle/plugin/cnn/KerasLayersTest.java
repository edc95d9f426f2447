package org.fascicle.plugin.cnn;

import org.fascicle.plugin.core.layer.KerasLayers;

/** Values by {@code src/test/python/layers.py}. */
class KerasLayersTest extends KerasLayers {
  KerasLayersTest() {
    super(Grid.class, "layers.json");
  }
}
