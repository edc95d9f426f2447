package org.fascicle.plugin.rnn.layer;

import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/**
 * One step of a long short-term memory whose gates see the cell: those of input and forgetting add
 * w ⊙ c of the step before, that of the output w ⊙ c of this step. States h and c.
 *
 * @see <a href="https://doi.org/10.1109/IJCNN.2000.861302">Gers, Schmidhuber: Recurrent nets that
 *     time and count (2000)</a>
 */
@Component(service = Layer.class, property = Plugin.NAME + "=PeepholeLSTMCell")
public final class PeepholeLSTMCell extends CellLayer<LSTMCell.Config> {
  @Override
  public Class<LSTMCell.Config> configuration() {
    return LSTMCell.Config.class;
  }

  @Override
  Formula<GatedConfig> formula() {
    return new PeepholeFormula();
  }
}
