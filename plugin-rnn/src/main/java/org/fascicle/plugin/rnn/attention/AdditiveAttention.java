package org.fascicle.plugin.rnn.attention;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/**
 * Attention as Bahdanau has it: weights softmax(Σ scale · tanh(query + key)), the sum over
 * features. Inputs query, value and, unless it is the value, key.
 *
 * @see <a href="https://arxiv.org/abs/1409.0473">Bahdanau, Cho, Bengio: Neural machine translation
 *     by jointly learning to align and translate (2014)</a>
 */
@Component(service = Layer.class, property = Plugin.NAME + "=AdditiveAttention")
public final class AdditiveAttention extends ScoreLayer<AdditiveAttention.Config> {
  /**
   * The configuration.
   *
   * @param useScale whether there is a scale (D) that is learned; true unless set
   * @param dropout the share of weights to drop while training; 0 unless set
   * @param seed of a random stream of its own; the model's unless set
   * @param useCausalMask whether query t sees the keys 0 to t alone; false unless set
   * @param returnAttentionScores whether the weights come out, too; false unless set
   */
  public record Config(
      Boolean useScale,
      Double dropout,
      Long seed,
      Boolean useCausalMask,
      Boolean returnAttentionScores)
      implements ScoreConfig {
    /** Checks values and fills in defaults. */
    public Config {
      useScale = Check.or(useScale, true);
      dropout = Check.share("AdditiveAttention.dropout", Check.or(dropout, 0.0));
      useCausalMask = Check.or(useCausalMask, false);
      returnAttentionScores = Check.or(returnAttentionScores, false);
    }
  }

  @Override
  String name() {
    return "AdditiveAttention";
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  void declare(Config config, long features, Declarations declarations) {
    if (config.useScale) {
      declarations.parameter(
          "scale", Shape.of(features), Spec.of(Kind.INITIALIZER, "glorot_uniform"));
    }
  }

  @Override
  Tensor[] attend(
      Config config, LayerContext context, Tensor seen, Tensor dropKey, Tensor... given) {
    Tensor bent = given[0].expandDims(2).add(given[1].expandDims(1)).tanh();
    Tensor scores = config.useScale ? bent.matmul(context.parameter("scale")) : bent.sum(3);
    return weigh(config, scores, seen, dropKey, given[2]);
  }
}
