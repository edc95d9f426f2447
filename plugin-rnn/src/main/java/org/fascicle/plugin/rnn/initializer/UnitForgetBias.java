package org.fascicle.plugin.rnn.initializer;

import java.util.function.LongToDoubleFunction;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.plugin.Initializer;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Shape;
import org.osgi.service.component.annotations.Component;

/**
 * The bias of an LSTM, (4 · units): 1 for the forget gate, so that the cell remembers at first, and
 * 0 elsewhere.
 *
 * @see <a href="https://proceedings.mlr.press/v37/jozefowicz15.html">Jozefowicz et al.: An
 *     empirical exploration of recurrent network architectures (2015)</a>
 */
@Component(service = Initializer.class, property = Plugin.NAME + "=unit_forget_bias")
public final class UnitForgetBias implements Initializer<NoConfig> {
  private static final int GATES = 4;

  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public LongToDoubleFunction values(NoConfig config, Shape shape, RandomStream random) {
    if (shape.rank() != 1 || shape.dim(0) % GATES != 0) {
      throw new ShapeMismatchException(
          "unit_forget_bias",
          "the bias of an LSTM, (4 · units)",
          shape.toString(),
          "Use zeros for other parameters.");
    }
    long units = shape.dim(0) / GATES;
    return i -> i / units == 1 ? 1 : 0;
  }
}
