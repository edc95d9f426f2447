package org.fascicle.plugin.rnn.layer;

import org.fascicle.api.model.Spec;

/** What the configurations of cells with gates have in common. */
interface GatedConfig extends CellConfig {
  /** The function of the gates. */
  Spec recurrentActivation();
}
