package org.fascicle.plugin.rnn.attention;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.op.ScaledDotProductAttention;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/**
 * Attention as Luong has it: weights softmax(scale · query · keyᵀ), or, by {@code concat},
 * softmax(concat_score_weight · Σ tanh(scale · (query + key))). Inputs query, value and, unless it
 * is the value, key.
 *
 * @see <a href="https://arxiv.org/abs/1508.04025">Luong, Pham, Manning: Effective approaches to
 *     attention-based neural machine translation (2015)</a>
 */
@Component(service = Layer.class, property = Plugin.NAME + "=Attention")
public final class Attention extends ScoreLayer<Attention.Config> {
  /**
   * The configuration.
   *
   * @param useScale whether there is a scale that is learned, 1 at first; false unless set
   * @param scoreMode {@code dot}, unless set, or {@code concat}
   * @param dropout the share of weights to drop while training; 0 unless set
   * @param seed of a random stream of its own; the model's unless set
   * @param useCausalMask whether query t sees the keys 0 to t alone; false unless set
   * @param returnAttentionScores whether the weights come out, too; false unless set
   */
  public record Config(
      Boolean useScale,
      String scoreMode,
      Double dropout,
      Long seed,
      Boolean useCausalMask,
      Boolean returnAttentionScores)
      implements ScoreConfig {
    /** Checks values and fills in defaults. */
    public Config {
      useScale = Check.or(useScale, false);
      scoreMode = Check.or(scoreMode, "dot");
      Check.that(
          "Attention.score_mode",
          scoreMode,
          List.of("dot", "concat").contains(scoreMode),
          "dot or concat");
      dropout = Check.share("Attention.dropout", Check.or(dropout, 0.0));
      useCausalMask = Check.or(useCausalMask, false);
      returnAttentionScores = Check.or(returnAttentionScores, false);
    }

    private boolean concat() {
      return scoreMode.equals("concat");
    }
  }

  @Override
  String name() {
    return "Attention";
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  void declare(Config config, long features, Declarations declarations) {
    Spec ones = Spec.of(Kind.INITIALIZER, "ones");
    if (config.useScale) {
      declarations.parameter("scale", Shape.SCALAR, ones);
    }
    if (config.concat()) {
      declarations.parameter("concat_score_weight", Shape.SCALAR, ones);
    }
  }

  @Override
  Tensor[] attend(
      Config config, LayerContext context, Tensor seen, Tensor dropKey, Tensor... given) {
    Tensor scale = config.useScale ? context.parameter("scale") : null;
    if (config.concat()) {
      Tensor sums = given[0].expandDims(2).add(given[1].expandDims(1));
      Tensor scores = (scale == null ? sums : sums.mul(scale)).tanh().sum(3);
      return weigh(
          config, scores.mul(context.parameter("concat_score_weight")), seen, dropKey, given[2]);
    }
    List<Tensor> inputs = new ArrayList<>(Arrays.asList(given));
    inputs.set(0, scale == null ? given[0] : given[0].mul(scale));
    if (seen != null) {
      inputs.add(seen);
    }
    if (dropKey != null) {
      inputs.add(dropKey);
    }
    return context
        .session()
        .applyAll(
            new ScaledDotProductAttention(
                1, config.useCausalMask, seen != null, dropKey == null ? 0 : config.dropout),
            inputs.toArray(Tensor[]::new));
  }
}
