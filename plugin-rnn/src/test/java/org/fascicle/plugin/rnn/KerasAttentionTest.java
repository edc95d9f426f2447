package org.fascicle.plugin.rnn;

import org.fascicle.plugin.core.layer.KerasLayers;

/** Values by {@code src/test/python/attention.py}. */
class KerasAttentionTest extends KerasLayers {
  KerasAttentionTest() {
    super(KerasAttentionTest.class, "attention.json");
  }
}
