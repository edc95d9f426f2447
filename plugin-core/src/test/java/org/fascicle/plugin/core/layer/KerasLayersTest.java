package org.fascicle.plugin.core.layer;

import org.fascicle.plugin.core.OwnPlugins;

/** Values by {@code src/test/python/layers.py}. */
class KerasLayersTest extends KerasLayers {
  KerasLayersTest() {
    super(OwnPlugins.class, "layers.json");
  }
}
