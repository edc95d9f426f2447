package org.fascicle.plugin.rnn.layer;

import java.util.Optional;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.op.RecurrentOp;
import org.fascicle.api.op.SimpleRnn;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/**
 * h ← f(x·kernel + h·recurrent_kernel + bias) at each step.
 *
 * @see <a href="https://doi.org/10.1207/s15516709cog1402_1">Elman: Finding structure in time
 *     (1990)</a>
 */
@Component(service = Layer.class, property = Plugin.NAME + "=SimpleRNN")
public final class SimpleRNN extends RecurrentLayer<SimpleRNN.Config> {
  /**
   * The configuration.
   *
   * @param units the length of the state, at least 1
   * @param activation f; {@code tanh} unless set
   * @param useBias whether there is a bias; true unless set
   * @param kernelInitializer first values of the kernel, (features, units); {@code glorot_uniform}
   *     unless set
   * @param recurrentInitializer first values of the recurrent kernel, (units, units); {@code
   *     orthogonal} unless set
   * @param biasInitializer first values of the bias; {@code zeros} unless set
   * @param kernelRegularizer the penalty on the kernel; none unless set
   * @param recurrentRegularizer the penalty on the recurrent kernel; none unless set
   * @param biasRegularizer the penalty on the bias; none unless set
   * @param kernelConstraint what the kernel must fulfil; nothing unless set
   * @param recurrentConstraint what the recurrent kernel must fulfil; nothing unless set
   * @param biasConstraint what the bias must fulfil; nothing unless set
   * @param dropout the share of features to drop while training, the same in all steps; 0 unless
   *     set
   * @param recurrentDropout the share of units that the recurrent product does not see while
   *     training, the same in all steps; 0 unless set
   * @param seed of a random stream of its own; the model's unless set
   * @param returnSequences whether h after every step comes out, instead of the last one; false
   *     unless set
   * @param returnState whether the states after the last step come out, too; false unless set
   * @param goBackwards whether the last step is taken first; the sequence comes out in the order of
   *     the steps; false unless set
   * @param stateful whether the states that a batch ends with are those that the next one begins
   *     with; false unless set
   * @param unroll accepted for Keras's sake: the backend decides
   * @param zeroOutputForMask whether masked steps give zeros, instead of the state before; false
   *     unless set
   */
  public record Config(
      Long units,
      Spec activation,
      Boolean useBias,
      Spec kernelInitializer,
      Spec recurrentInitializer,
      Spec biasInitializer,
      Spec kernelRegularizer,
      Spec recurrentRegularizer,
      Spec biasRegularizer,
      Spec kernelConstraint,
      Spec recurrentConstraint,
      Spec biasConstraint,
      Double dropout,
      Double recurrentDropout,
      Long seed,
      Boolean returnSequences,
      Boolean returnState,
      Boolean goBackwards,
      Boolean stateful,
      Boolean unroll,
      Boolean zeroOutputForMask)
      implements RecurrentConfig {
    /** Checks values and fills in defaults. */
    public Config {
      Check.required("SimpleRNN.units", units, "the length of the state");
      Check.that("SimpleRNN.units", units, units > 0, "a number of 1 or more");
      activation = Check.or(activation, Spec.of(Kind.ACTIVATION, "tanh"));
      useBias = Check.or(useBias, true);
      kernelInitializer = Check.or(kernelInitializer, Spec.of(Kind.INITIALIZER, "glorot_uniform"));
      recurrentInitializer =
          Check.or(recurrentInitializer, Spec.of(Kind.INITIALIZER, "orthogonal"));
      biasInitializer = Check.or(biasInitializer, Spec.of(Kind.INITIALIZER, "zeros"));
      dropout = Check.share("SimpleRNN.dropout", Check.or(dropout, 0.0));
      recurrentDropout =
          Check.share("SimpleRNN.recurrent_dropout", Check.or(recurrentDropout, 0.0));
      returnSequences = Check.or(returnSequences, false);
      returnState = Check.or(returnState, false);
      goBackwards = Check.or(goBackwards, false);
      stateful = Check.or(stateful, false);
      zeroOutputForMask = Check.or(zeroOutputForMask, false);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  Optional<RecurrentOp> operation(Config config, LayerContext context, boolean masked) {
    return context
        .activation(config.activation)
        .pointwise()
        .map(f -> new SimpleRnn(f, config.goBackwards, masked));
  }

  @Override
  Formula<CellConfig> formula() {
    return new SimpleFormula();
  }
}
