package org.fascicle.plugin.rnn.attention;

import java.util.List;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.service.component.annotations.Component;

/**
 * A vector for each place in a sequence (N, …, T, D), learned, to be added to it. Of the input's
 * shape; its values do not matter. KerasHub's layer of this name.
 *
 * @see <a href="https://arxiv.org/abs/1810.04805">Devlin et al.: BERT (2018)</a>
 */
@Component(service = Layer.class, property = Plugin.NAME + "=PositionEmbedding")
public final class PositionEmbedding implements Layer<PositionEmbedding.Config> {
  private static final String NAME = "PositionEmbedding";
  private static final String TABLE = "embeddings";

  /**
   * The configuration.
   *
   * @param sequenceLength the length of the longest sequence, at least 1
   * @param initializer first values of the vectors; {@code glorot_uniform} unless set
   */
  public record Config(Long sequenceLength, Spec initializer) {
    /** Checks and fills in the default. */
    public Config {
      String key = NAME + ".sequence_length";
      Check.required(key, sequenceLength, "the length of the longest sequence");
      Check.that(key, sequenceLength, sequenceLength > 0, "a number of 1 or more");
      initializer = Check.or(initializer, Spec.of(Kind.INITIALIZER, "glorot_uniform"));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    TensorSpec input = Positions.input(NAME, inputs);
    check(config, input.shape());
    if (input.shape().dim(-1) == Shape.UNKNOWN) {
      throw new ShapeMismatchException(
          NAME, "a known number of features in the last axis", input.toString(), "");
    }
    declarations.parameter(
        TABLE, Shape.of(config.sequenceLength, input.shape().dim(-1)), config.initializer);
    return List.of(input);
  }

  private static void check(Config config, Shape shape) {
    if (shape.dim(-2) > config.sequenceLength) {
      throw new ShapeMismatchException(
          NAME,
          "sequences of up to " + config.sequenceLength + " steps",
          shape.toString(),
          "Cut them, or make its sequence_length greater.");
    }
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Shape shape = inputs[0].shape();
    check(config, shape);
    Tensor table = context.parameter(TABLE).slice(0, 0, shape.dim(-2));
    return new Tensor[] {table.broadcastTo(shape)};
  }
}
