package org.fascicle.plugin.rnn.layer;

import java.util.Optional;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.op.Lstm;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.op.RecurrentOp;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/**
 * Long short-term memory: with the gates i, f, g, o of x·kernel + h·recurrent_kernel + bias, c ←
 * σ(f) c + σ(i) φ(g) and h ← σ(o) φ(c). States h and c.
 *
 * @see <a href="https://doi.org/10.1162/neco.1997.9.8.1735">Hochreiter, Schmidhuber: Long
 *     short-term memory (1997)</a>
 */
@Component(service = Layer.class, property = Plugin.NAME + "=LSTM")
public final class LSTM extends RecurrentLayer<LSTM.Config> {
  /** The initialiser that opens the forget gate. */
  static final String UNIT_FORGET = "unit_forget_bias";

  /**
   * The configuration.
   *
   * @param units the length of the state, at least 1
   * @param activation φ, the function of the candidate and of the cell; {@code tanh} unless set
   * @param recurrentActivation σ, the function of the gates; {@code sigmoid} unless set
   * @param useBias whether there is a bias; true unless set
   * @param kernelInitializer first values of the kernel, (features, 4 · units); {@code
   *     glorot_uniform} unless set
   * @param recurrentInitializer first values of the recurrent kernel, (units, 4 · units); {@code
   *     orthogonal} unless set
   * @param biasInitializer first values of the bias; {@code unit_forget_bias} unless set
   * @param unitForgetBias whether the forget gate's bias starts at 1, the rest at 0; true unless
   *     {@code biasInitializer} is set
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
      Spec recurrentActivation,
      Boolean useBias,
      Spec kernelInitializer,
      Spec recurrentInitializer,
      Spec biasInitializer,
      Boolean unitForgetBias,
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
      implements RecurrentConfig, GatedConfig {
    /** Checks values and fills in defaults. */
    public Config {
      Check.required("LSTM.units", units, "the length of the state");
      Check.that("LSTM.units", units, units > 0, "a number of 1 or more");
      activation = Check.or(activation, Spec.of(Kind.ACTIVATION, "tanh"));
      recurrentActivation = Check.or(recurrentActivation, Spec.of(Kind.ACTIVATION, "sigmoid"));
      useBias = Check.or(useBias, true);
      kernelInitializer = Check.or(kernelInitializer, Spec.of(Kind.INITIALIZER, "glorot_uniform"));
      recurrentInitializer =
          Check.or(recurrentInitializer, Spec.of(Kind.INITIALIZER, "orthogonal"));
      biasInitializer = bias("LSTM", biasInitializer, unitForgetBias);
      unitForgetBias = biasInitializer.type().equals(UNIT_FORGET);
      dropout = Check.share("LSTM.dropout", Check.or(dropout, 0.0));
      recurrentDropout = Check.share("LSTM.recurrent_dropout", Check.or(recurrentDropout, 0.0));
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
    boolean known =
        context.activation(config.activation).pointwise().equals(Optional.of(Pointwise.TANH))
            && context
                .activation(config.recurrentActivation)
                .pointwise()
                .equals(Optional.of(Pointwise.SIGMOID));
    return known ? Optional.of(new Lstm(config.goBackwards, masked)) : Optional.empty();
  }

  @Override
  Formula<GatedConfig> formula() {
    return new LstmFormula();
  }

  /**
   * The rule for the first values of the bias.
   *
   * @param layer for messages
   * @param given null for none
   * @param unitForget whether the forget gate begins at 1; null for true unless another rule is
   *     given
   */
  static Spec bias(String layer, Spec given, Boolean unitForget) {
    boolean zeros = given == null || given.type().equalsIgnoreCase("zeros");
    boolean forget = Check.or(unitForget, zeros);
    Check.that(
        layer + ".unit_forget_bias",
        forget,
        zeros || !forget || given.type().equals(UNIT_FORGET),
        "false beside a bias_initializer of its own");
    return forget
        ? Spec.of(Kind.INITIALIZER, UNIT_FORGET)
        : Check.or(given, Spec.of(Kind.INITIALIZER, "zeros"));
  }
}
