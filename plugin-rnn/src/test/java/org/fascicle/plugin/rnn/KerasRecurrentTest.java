package org.fascicle.plugin.rnn;

import org.fascicle.plugin.core.layer.KerasLayers;

/** Values by {@code src/test/python/recurrent.py}. */
class KerasRecurrentTest extends KerasLayers {
  KerasRecurrentTest() {
    super(KerasRecurrentTest.class, "recurrent.json");
  }
}
