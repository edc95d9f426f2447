package org.fascicle.plugin.rnn.attention;

import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.op.Iota;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * Attention with one head and without projections: query (N, T, D), value (N, S, V) and key (N, S,
 * D), which is the value unless given, to (N, T, V) and, if asked for, the weights (N, T, S). What
 * the value's mask hides is not seen; the query's mask makes zeros and is handed on.
 *
 * @param <C> the configuration
 */
abstract class ScoreLayer<C extends Record & ScoreConfig> implements Layer<C> {
  private static final double UNSEEN = -1e30;

  /** The name, for messages. */
  abstract String name();

  /** Declares the layer's parameters for queries of this length. */
  abstract void declare(C config, long features, Declarations declarations);

  /**
   * The result and the weights, as they were before any was dropped.
   *
   * @param seen (N, 1, S); null for all
   * @param dropKey the random key; null to drop none
   */
  abstract Tensor[] attend(
      C config, LayerContext context, Tensor seen, Tensor dropKey, Tensor... queryKeyValue);

  @Override
  public List<TensorSpec> build(C config, List<TensorSpec> inputs, Declarations declarations) {
    if (inputs.size() != 2 && inputs.size() != 3) {
      throw new InvalidArgumentException(
          name(),
          "two inputs, query and value, or three, query, value and key",
          inputs.size() + " inputs",
          "Call it on the same input twice for self-attention.");
    }
    TensorSpec query = inputs.get(0);
    TensorSpec value = inputs.get(1);
    TensorSpec key = inputs.get(inputs.size() - 1);
    boolean fits = query.dtype().isFloating();
    for (TensorSpec input : inputs) {
      fits &= input.dtype() == query.dtype() && input.shape().rank() == 3;
    }
    if (!fits
        || query.shape().dim(2) == Shape.UNKNOWN
        || query.shape().dim(2) != key.shape().dim(2)
        || differ(value.shape().dim(1), key.shape().dim(1))) {
      throw new ShapeMismatchException(
          name(),
          "query (None, T, D), value (None, S, V) and key (None, S, D) of real numbers",
          inputs.toString(),
          "Project query and key to one length by a Dense layer.");
    }
    declare(config, query.shape().dim(2), declarations);
    TensorSpec result = query.with(query.shape().with(2, value.shape().dim(2)));
    TensorSpec weights = query.with(query.shape().with(2, value.shape().dim(1)));
    return config.returnAttentionScores() ? List.of(result, weights) : List.of(result);
  }

  private static boolean differ(long one, long other) {
    return one != Shape.UNKNOWN && other != Shape.UNKNOWN && one != other;
  }

  @Override
  public Tensor[] call(C config, LayerContext context, Tensor... inputs) {
    Tensor seen = context.mask(1).map(mask -> mask.expandDims(1)).orElse(null);
    boolean drops = context.isTraining() && config.dropout() > 0;
    Tensor dropKey = drops ? Keys.of(config.seed(), context) : null;
    Tensor[] found =
        attend(config, context, seen, dropKey, inputs[0], inputs[inputs.length - 1], inputs[1]);
    Tensor result =
        context.mask(0).map(mask -> mask.expandDims(2).where(found[0], 0)).orElse(found[0]);
    return config.returnAttentionScores()
        ? new Tensor[] {result, drops ? found[1].dropout(config.dropout(), dropKey) : found[1]}
        : new Tensor[] {result};
  }

  /** Result and weights of any scores (N, T, S). */
  static <C extends ScoreConfig> Tensor[] weigh(
      C config, Tensor scores, Tensor seen, Tensor dropKey, Tensor value) {
    Tensor shown = config.useCausalMask() ? causal(scores, seen) : seen;
    Tensor weights = shown == null ? scores.softmax(-1) : masked(scores, shown);
    Tensor kept = dropKey == null ? weights : weights.dropout(config.dropout(), dropKey);
    return new Tensor[] {kept.matmul(value), weights};
  }

  private static Tensor masked(Tensor scores, Tensor shown) {
    return shown.where(shown.where(scores, UNSEEN).softmax(-1), 0);
  }

  private static Tensor causal(Tensor scores, Tensor seen) {
    Tensor queries = scores.session().apply(new Iota(DType.INT32, scores.shape().dim(1)));
    Tensor keys = scores.session().apply(new Iota(DType.INT32, scores.shape().dim(2)));
    Tensor past = queries.expandDims(1).greaterEqual(keys);
    return seen == null ? past : seen.and(past);
  }
}
