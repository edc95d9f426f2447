package org.fascicle.plugin.rnn.attention;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.op.Iota;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.op.ScaledDotProductAttention;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.service.component.annotations.Component;

/**
 * Several attentions side by side, each to projections of its own, projected back together. Inputs
 * query (N, T, E), value (N, S, F), then key (N, S, G), the value unless given, then a mask (N, T,
 * S), true where a query may see a key; to (N, T, E) and, if asked for, the weights (N, heads, T,
 * S). Masks of query, value and key hide steps, too; the query's is handed on. A step that sees
 * nothing gives what the last projection makes of 0.
 *
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al.: Attention is all you need (2017),
 *     3.2.2</a>
 * @see <a href="https://arxiv.org/abs/2505.06708">Qiu et al.: Gated attention for large language
 *     models (2025), for the gate</a>
 */
@Component(service = Layer.class, property = Plugin.NAME + "=MultiHeadAttention")
public final class MultiHeadAttention implements Layer<MultiHeadAttention.Config> {
  /**
   * The configuration.
   *
   * @param numHeads the number of heads, at least 1
   * @param keyDim the length of each head's queries and keys, at least 1
   * @param valueDim the length of each head's values; that of the keys unless set
   * @param dropout the share of weights to drop while training; 0 unless set
   * @param useBias whether projections have a bias; true unless set
   * @param outputShape the shape of the result behind its steps; the query's features unless set
   * @param attentionAxes the axes to attend over, ascending, N being 0; all but N and features
   *     unless set. Other axes are kept apart as N is
   * @param slidingWindow query t sees the keys from t − slidingWindow + 1 to t + slidingWindow − 1
   *     alone, at least 1; all unless set
   * @param useGate whether what the heads give is multiplied by σ of a projection of the query
   *     before it is projected back; false unless set
   * @param kernelInitializer first values of the kernels; {@code glorot_uniform} unless set
   * @param biasInitializer first values of the biases; {@code zeros} unless set
   * @param kernelRegularizer the penalty on the kernels; none unless set
   * @param biasRegularizer the penalty on the biases; none unless set
   * @param kernelConstraint what the kernels must fulfil; nothing unless set
   * @param biasConstraint what the biases must fulfil; nothing unless set
   * @param seed of a random stream of its own; the model's unless set
   * @param useCausalMask whether query t sees the keys 0 to t alone; false unless set
   * @param returnAttentionScores whether the weights come out, too; false unless set
   */
  public record Config(
      Long numHeads,
      Long keyDim,
      Long valueDim,
      Double dropout,
      Boolean useBias,
      List<Long> outputShape,
      List<Integer> attentionAxes,
      Long slidingWindow,
      Boolean useGate,
      Spec kernelInitializer,
      Spec biasInitializer,
      Spec kernelRegularizer,
      Spec biasRegularizer,
      Spec kernelConstraint,
      Spec biasConstraint,
      Long seed,
      Boolean useCausalMask,
      Boolean returnAttentionScores) {
    /** Checks values and fills in defaults. */
    public Config {
      positive("num_heads", Check.required(key("num_heads"), numHeads, "the number of heads"));
      positive("key_dim", Check.required(key("key_dim"), keyDim, "the length of a key"));
      valueDim = positive("value_dim", Check.or(valueDim, keyDim));
      dropout = Check.share(key("dropout"), Check.or(dropout, 0.0));
      useBias = Check.or(useBias, true);
      outputShape = outputShape == null ? List.of() : List.copyOf(outputShape);
      outputShape.forEach(length -> positive("output_shape", length));
      attentionAxes = attentionAxes == null ? List.of() : List.copyOf(attentionAxes);
      if (slidingWindow != null) {
        positive("sliding_window", slidingWindow);
      }
      useGate = Check.or(useGate, false);
      kernelInitializer = Check.or(kernelInitializer, Spec.of(Kind.INITIALIZER, "glorot_uniform"));
      biasInitializer = Check.or(biasInitializer, Spec.of(Kind.INITIALIZER, "zeros"));
      useCausalMask = Check.or(useCausalMask, false);
      returnAttentionScores = Check.or(returnAttentionScores, false);
    }

    private static String key(String key) {
      return "MultiHeadAttention." + key;
    }

    private static Long positive(String key, Long value) {
      return Check.that(key(key), value, value > 0, "a number of 1 or more");
    }

    private Heads heads(Shape query) {
      int rank = query.rank();
      List<Integer> all = IntStream.range(1, rank - 1).boxed().toList();
      List<Integer> some =
          attentionAxes.stream().map(axis -> query.axis("MultiHeadAttention", axis)).toList();
      Check.that(
          key("attention_axes"),
          attentionAxes,
          all.containsAll(some) && some.stream().sorted().distinct().toList().equals(some),
          "axes between N and the features of " + query + ", ascending, each once");
      boolean ordered = (some.isEmpty() ? all : some).size() == 1;
      String order = "one axis to attend over, which has an order";
      Check.that(key("use_causal_mask"), useCausalMask, !useCausalMask || ordered, order);
      Check.that(key("sliding_window"), slidingWindow, slidingWindow == null || ordered, order);
      return new Heads(rank, some.isEmpty() ? all : some);
    }

    private Shape result(Shape query) {
      long[] dims = outputShape.stream().mapToLong(n -> n).toArray();
      Shape features = outputShape.isEmpty() ? Shape.of(query.dim(-1)) : Shape.of(dims);
      return query.slice(0, query.rank() - 1).concat(features);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    Inputs.check(inputs);
    TensorSpec query = inputs.get(0);
    TensorSpec key = inputs.get(inputs.size() > 2 ? 2 : 1);
    Shape value = inputs.get(1).shape();
    Heads heads = config.heads(query.shape());
    Inputs.checkSteps(heads, inputs);
    Projection projection = new Projection(config, declarations);
    projection.in("query", query.shape(), config.keyDim);
    projection.in("key", key.shape(), config.keyDim);
    projection.in("value", value, config.valueDim);
    if (config.useGate) {
      projection.in("gate", query.shape(), config.valueDim);
    }
    Shape result = config.result(query.shape());
    projection.out(result.slice(query.shape().rank() - 1, result.rank()));
    if (!config.returnAttentionScores) {
      return List.of(query.with(result));
    }
    Shape apart = query.shape().slice(0, 1);
    for (int axis = 1; axis < query.shape().rank() - 1; axis++) {
      apart = heads.axes().contains(axis) ? apart : apart.concat(Shape.of(query.shape().dim(axis)));
    }
    Shape weights =
        apart
            .concat(Shape.of(config.numHeads))
            .concat(heads.lengths(query.shape()))
            .concat(heads.lengths(key.shape()));
    return List.of(query.with(result), query.with(weights));
  }

  /**
   * Declares the projections.
   *
   * @param config says how
   * @param declarations takes them
   */
  private record Projection(Config config, Declarations declarations) {
    void in(String name, Shape x, long length) {
      declare(name, Shape.of(x.dim(-1), config.numHeads, length), 1);
    }

    void out(Shape features) {
      declare("attention_output", Shape.of(config.numHeads, config.valueDim).concat(features), 2);
    }

    private void declare(String name, Shape kernel, int summed) {
      declarations.parameter(
          name + "_kernel",
          kernel,
          config.kernelInitializer,
          config.kernelRegularizer,
          config.kernelConstraint);
      if (config.useBias) {
        declarations.parameter(
            name + "_bias",
            kernel.slice(summed, kernel.rank()),
            config.biasInitializer,
            config.biasRegularizer,
            config.biasConstraint);
      }
    }
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Tensor query = inputs[0];
    Tensor value = inputs[1];
    Tensor key = inputs[inputs.length > 2 ? 2 : 1];
    Heads heads = config.heads(query.shape());
    List<Tensor> all = new ArrayList<>();
    all.add(heads.split(projected(config, context, "query", query)));
    all.add(heads.split(projected(config, context, "key", key)));
    all.add(heads.split(projected(config, context, "value", value)));
    Tensor seen = both(seen(context, heads, inputs), band(config, context, all.get(0), all.get(1)));
    if (seen != null) {
      all.add(seen);
    }
    double drop = context.isTraining() ? config.dropout : 0;
    if (drop > 0) {
      all.add(Keys.of(config.seed, context));
    }
    double scale = 1 / Math.sqrt((double) config.keyDim);
    Tensor[] found =
        context
            .session()
            .applyAll(
                new ScaledDotProductAttention(scale, config.useCausalMask, seen != null, drop),
                all.toArray(Tensor[]::new));
    Tensor joined = heads.join(found[0], query.shape());
    Tensor flat =
        joined.reshape(
            query.shape().with(-1, Math.multiplyExact(config.numHeads, config.valueDim)));
    Tensor let = config.useGate ? flat.mul(linear(config, context, "gate", query).sigmoid()) : flat;
    Tensor result =
        linear(config, context, "attention_output", let).reshape(config.result(query.shape()));
    return config.returnAttentionScores
        ? new Tensor[] {result, heads.scores(found[1], query.shape(), key.shape())}
        : new Tensor[] {result};
  }

  /** (N, …, features) to (N, …, heads, length). */
  private static Tensor projected(Config config, LayerContext context, String name, Tensor x) {
    Tensor y = linear(config, context, name, x);
    Shape heads = Shape.of(config.numHeads, y.shape().dim(-1) / config.numHeads);
    return y.reshape(x.shape().slice(0, x.shape().rank() - 1).concat(heads));
  }

  /**
   * With a kernel's axes made two: those summed over, as many as x's last is long, and the rest.
   */
  private static Tensor linear(Config config, LayerContext context, String name, Tensor x) {
    Tensor kernel = context.parameter(name + "_kernel");
    long in = x.shape().dim(-1);
    long out = kernel.shape().elements() / in;
    Tensor bias = config.useBias ? context.parameter(name + "_bias").reshape(out) : null;
    return x.linear(kernel.reshape(in, out), bias, Pointwise.LINEAR);
  }

  /** What all masks let through, (N, 1…, T, S) or with T or S 1; null for everything. */
  private static Tensor seen(LayerContext context, Heads heads, Tensor... inputs) {
    Tensor seen = null;
    for (int i = 0; i < Math.min(3, inputs.length); i++) {
      Tensor steps = heads.steps(context.mask(i).orElse(null), inputs[i].shape());
      seen = both(seen, steps == null ? null : steps.expandDims(i == 0 ? -1 : -2));
    }
    if (inputs.length == 4) {
      Tensor given = inputs[3].dtype() == DType.BOOL ? inputs[3] : inputs[3].notEqual(0);
      Shape shape = given.shape();
      int keys = 1 + heads.axes().size();
      long queries = shape.slice(1, keys).elements();
      seen = both(seen, heads.laid(given, queries, shape.slice(keys, shape.rank()).elements()));
    }
    return seen;
  }

  /** Keys near a query, (T, S); null for all. */
  private static Tensor band(Config config, LayerContext context, Tensor query, Tensor key) {
    if (config.slidingWindow == null) {
      return null;
    }
    Tensor t = context.session().apply(new Iota(DType.INT32, query.shape().dim(-2)));
    Tensor s = context.session().apply(new Iota(DType.INT32, key.shape().dim(-2)));
    return t.expandDims(1).sub(s).abs().less(config.slidingWindow);
  }

  private static Tensor both(Tensor one, Tensor other) {
    return one == null ? other : other == null ? one : one.and(other);
  }
}
