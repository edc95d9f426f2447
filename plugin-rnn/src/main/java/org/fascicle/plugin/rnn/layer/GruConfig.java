package org.fascicle.plugin.rnn.layer;

/** What the configurations of gated recurrent units have in common. */
interface GruConfig extends GatedConfig {
  /** Whether the reset gate acts after the recurrent product. */
  Boolean resetAfter();
}
