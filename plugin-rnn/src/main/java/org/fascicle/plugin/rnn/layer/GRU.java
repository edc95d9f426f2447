package org.fascicle.plugin.rnn.layer;

import java.util.Optional;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.op.Gru;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.op.RecurrentOp;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/**
 * Gated recurrent unit: with the gates z, r, n, h ← σ(z) h + (1 − σ(z)) n. With {@code
 * reset_after}, n = φ(x·kernel + b + σ(r) (h·recurrent_kernel + b′)), the bias (2, 3 · units)
 * holding b and b′; without it, as published, n = φ(x·kernel + (σ(r) h)·recurrent_kernel + b). One
 * state, h.
 *
 * @see <a href="https://arxiv.org/abs/1406.1078v1">Cho et al.: Learning phrase representations
 *     using RNN encoder–decoder (2014)</a>
 */
@Component(service = Layer.class, property = Plugin.NAME + "=GRU")
public final class GRU extends RecurrentLayer<GRU.Config> {
  /**
   * The configuration.
   *
   * @param units the length of the state, at least 1
   * @param activation φ, the function of the candidate; {@code tanh} unless set
   * @param recurrentActivation σ, the function of the gates; {@code sigmoid} unless set
   * @param useBias whether there is a bias; true unless set
   * @param kernelInitializer first values of the kernel, (features, 3 · units); {@code
   *     glorot_uniform} unless set
   * @param recurrentInitializer first values of the recurrent kernel, (units, 3 · units); {@code
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
   * @param resetAfter whether the reset gate acts after the recurrent product; true unless set
   * @param zeroOutputForMask whether masked steps give zeros, instead of the state before; false
   *     unless set
   */
  public record Config(
      Long units,
      Spec activation,
      Spec recurrentActivation,
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
      Boolean resetAfter,
      Boolean zeroOutputForMask)
      implements RecurrentConfig, GruConfig {
    /** Checks values and fills in defaults. */
    public Config {
      Check.required("GRU.units", units, "the length of the state");
      Check.that("GRU.units", units, units > 0, "a number of 1 or more");
      activation = Check.or(activation, Spec.of(Kind.ACTIVATION, "tanh"));
      recurrentActivation = Check.or(recurrentActivation, Spec.of(Kind.ACTIVATION, "sigmoid"));
      useBias = Check.or(useBias, true);
      kernelInitializer = Check.or(kernelInitializer, Spec.of(Kind.INITIALIZER, "glorot_uniform"));
      recurrentInitializer =
          Check.or(recurrentInitializer, Spec.of(Kind.INITIALIZER, "orthogonal"));
      biasInitializer = Check.or(biasInitializer, Spec.of(Kind.INITIALIZER, "zeros"));
      dropout = Check.share("GRU.dropout", Check.or(dropout, 0.0));
      recurrentDropout = Check.share("GRU.recurrent_dropout", Check.or(recurrentDropout, 0.0));
      returnSequences = Check.or(returnSequences, false);
      returnState = Check.or(returnState, false);
      goBackwards = Check.or(goBackwards, false);
      stateful = Check.or(stateful, false);
      zeroOutputForMask = Check.or(zeroOutputForMask, false);
      resetAfter = Check.or(resetAfter, true);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  Optional<RecurrentOp> operation(Config config, LayerContext context, boolean masked) {
    boolean known =
        context.activation(config.activation).pointwise().equals(Optional.of(Pointwise.TANH))
            && context
                .activation(config.recurrentActivation)
                .pointwise()
                .equals(Optional.of(Pointwise.SIGMOID));
    return known
        ? Optional.of(new Gru(config.resetAfter, config.goBackwards, masked))
        : Optional.empty();
  }

  @Override
  Formula<GruConfig> formula() {
    return new GruFormula();
  }
}
