package org.fascicle.plugin.rnn.layer;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** One step of {@link LSTM}. States h and c. */
@Component(service = Layer.class, property = Plugin.NAME + "=LSTMCell")
public final class LSTMCell extends CellLayer<LSTMCell.Config> {
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
      Long seed)
      implements GatedConfig {
    /** Checks values and fills in defaults. */
    public Config {
      Check.required("LSTMCell.units", units, "the length of the state");
      Check.that("LSTMCell.units", units, units > 0, "a number of 1 or more");
      activation = Check.or(activation, Spec.of(Kind.ACTIVATION, "tanh"));
      recurrentActivation = Check.or(recurrentActivation, Spec.of(Kind.ACTIVATION, "sigmoid"));
      useBias = Check.or(useBias, true);
      kernelInitializer = Check.or(kernelInitializer, Spec.of(Kind.INITIALIZER, "glorot_uniform"));
      recurrentInitializer =
          Check.or(recurrentInitializer, Spec.of(Kind.INITIALIZER, "orthogonal"));
      biasInitializer = LSTM.bias("LSTMCell", biasInitializer, unitForgetBias);
      unitForgetBias = biasInitializer.type().equals(LSTM.UNIT_FORGET);
      dropout = Check.share("LSTMCell.dropout", Check.or(dropout, 0.0));
      recurrentDropout = Check.share("LSTMCell.recurrent_dropout", Check.or(recurrentDropout, 0.0));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  Formula<GatedConfig> formula() {
    return new LstmFormula();
  }
}
