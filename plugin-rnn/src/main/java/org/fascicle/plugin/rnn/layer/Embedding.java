package org.fascicle.plugin.rnn.layer;

import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.op.Gather;
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
 * A vector for each symbol: row id of a learned table. Only the rows that a batch looks up have a
 * gradient other than 0 ({@link org.fascicle.api.op.ScatterAdd}), and only these are updated by
 * optimisers that leave the others alone ({@link org.fascicle.api.op.SparseUpdate}).
 *
 * @see <a href="https://www.jmlr.org/papers/v3/bengio03a.html">Bengio et al.: A neural
 *     probabilistic language model (2003)</a>
 */
@Component(service = Layer.class, property = Plugin.NAME + "=Embedding")
public final class Embedding implements Layer<Embedding.Config> {
  /**
   * The configuration.
   *
   * @param inputDim V, the size of the vocabulary: ids go from 0 to V − 1
   * @param outputDim the length of the vectors
   * @param embeddingsInitializer first values of the table, (V, outputDim); {@code uniform} unless
   *     set
   * @param embeddingsRegularizer the penalty on the table; none unless set
   * @param embeddingsConstraint what the table must fulfil; nothing unless set
   * @param maskZero whether id 0 is padding, which later layers skip; false unless set
   */
  public record Config(
      Long inputDim,
      Long outputDim,
      Spec embeddingsInitializer,
      Spec embeddingsRegularizer,
      Spec embeddingsConstraint,
      Boolean maskZero) {
    /** Checks values and fills in defaults. */
    public Config {
      length("Embedding.input_dim", inputDim, "the size of the vocabulary");
      length("Embedding.output_dim", outputDim, "the length of the vectors");
      embeddingsInitializer = Check.or(embeddingsInitializer, Spec.of(Kind.INITIALIZER, "uniform"));
      maskZero = Check.or(maskZero, false);
    }

    private static void length(String key, Long value, String meaning) {
      Check.required(key, value, meaning);
      Check.that(key, value, value > 0, "a number of 1 or more");
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  /** Ids stay what they are: bfloat16 cannot tell 257 from 256. */
  @Override
  public boolean autocasts() {
    return false;
  }

  /** Ids (N, …) to vectors (N, …, outputDim). */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    if (inputs.size() != 1) {
      throw new InvalidArgumentException("Embedding", "one input", inputs.size() + " inputs", "");
    }
    TensorSpec ids = inputs.get(0);
    if (ids.dtype() == DType.BOOL) {
      throw new InvalidArgumentException(
          "Embedding", "numbers of symbols", ids.toString(), "Cast truth values to int32.");
    }
    declarations.parameter(
        "embeddings",
        Shape.of(config.inputDim, config.outputDim),
        config.embeddingsInitializer,
        config.embeddingsRegularizer,
        config.embeddingsConstraint);
    return List.of(
        TensorSpec.of(declarations.computeDtype(), ids.shape().concat(Shape.of(config.outputDim))));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Tensor ids = inputs[0];
    boolean counts = ids.dtype() == DType.INT32 || ids.dtype() == DType.INT64;
    Tensor rows = counts ? ids : ids.cast(DType.INT32);
    context.setMask(config.maskZero ? rows.notEqual(0) : null);
    try {
      Tensor vectors = context.variable("embeddings").apply(new Gather(0), rows);
      return new Tensor[] {vectors.cast(context.computeDtype())};
    } catch (InvalidArgumentException e) {
      InvalidArgumentException unknown =
          new InvalidArgumentException(
              "Embedding",
              "ids from 0 to " + (config.inputDim - 1) + ", for a vocabulary of " + config.inputDim,
              "id " + e.actual(),
              "Make input_dim larger than every id, or give unknown symbols an id of their own.");
      unknown.initCause(e);
      throw unknown;
    }
  }
}
