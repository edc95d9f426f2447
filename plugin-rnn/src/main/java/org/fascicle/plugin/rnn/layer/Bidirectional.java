package org.fascicle.plugin.rnn.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.BoundLayer;
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
 * A recurrent layer that reads the sequence forwards, and one that reads it backwards; what both
 * say of a step, or of the sequence, is merged. Initial states, if given, follow x: those of the
 * forward layer, then those of the backward one; so do states that come out.
 *
 * @see <a href="https://doi.org/10.1109/78.650093">Schuster, Paliwal: Bidirectional recurrent
 *     neural networks (1997)</a>
 */
@Component(service = Layer.class, property = Plugin.NAME + "=Bidirectional")
public final class Bidirectional implements Layer<Bidirectional.Config> {
  private static final String FORWARD = "forward_layer";
  private static final String BACKWARD = "backward_layer";
  private static final String GO_BACKWARDS = "go_backwards";
  private static final String SEQUENCES = "return_sequences";

  /** How two results become one. */
  private enum Merge {
    /** One after the other in the last axis. */
    CONCAT,
    /** Added. */
    SUM,
    /** Multiplied. */
    MUL,
    /** Their mean. */
    AVE,
    /** Two results. */
    NONE
  }

  /**
   * The configuration.
   *
   * @param layer the layer that reads forwards: SimpleRNN, LSTM, GRU, RNN or another with their
   *     keys {@code go_backwards}, {@code return_sequences}, {@code return_state} and {@code
   *     zero_output_for_mask}; masked steps of a sequence give zeros
   * @param mergeMode {@code concat}, {@code sum}, {@code mul}, {@code ave} or {@code none}; {@code
   *     concat} unless set
   * @param backwardLayer the layer that reads backwards; unless set, one like {@code layer}
   */
  public record Config(Spec layer, String mergeMode, Spec backwardLayer) {
    /** Checks values, fills in defaults, and tells both layers what follows from the rest. */
    public Config {
      Check.required("Bidirectional.layer", layer, "a recurrent layer");
      mergeMode = Check.or(mergeMode, "concat");
      merge(mergeMode);
      backwardLayer = Check.or(backwardLayer, layer.with(GO_BACKWARDS, true));
      Check.that(
          "Bidirectional.backward_layer",
          backwardLayer,
          flag(layer, GO_BACKWARDS) != flag(backwardLayer, GO_BACKWARDS),
          "a layer whose go_backwards is not that of the other layer");
      for (String key : List.of(SEQUENCES, "return_state", "stateful")) {
        Check.that(
            "Bidirectional.backward_layer",
            backwardLayer,
            flag(layer, key) == flag(backwardLayer, key),
            key + " as the other layer has it");
      }
      boolean zeros = flag(layer, SEQUENCES);
      layer = layer.with("zero_output_for_mask", zeros);
      backwardLayer = backwardLayer.with("zero_output_for_mask", zeros);
    }

    private static Merge merge(String mode) {
      for (Merge merge : Merge.values()) {
        if (merge.name().toLowerCase(Locale.ROOT).equals(mode)) {
          return merge;
        }
      }
      throw new InvalidArgumentException(
          "Bidirectional.merge_mode", "concat, sum, mul, ave or none", '"' + mode + '"', "");
    }

    private static boolean flag(Spec of, String key) {
      return Boolean.TRUE.equals(of.config().get(key));
    }

    Merge merge() {
      return merge(mergeMode);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  /** What each direction makes of (N, T, features), merged. */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    if (inputs.size() % 2 != 1) {
      throw new InvalidArgumentException(
          "Bidirectional",
          "one input, or one and initial states for both directions",
          inputs.size() + " inputs",
          "");
    }
    List<TensorSpec> forward = declarations.layer(FORWARD, config.layer, directed(inputs, true));
    List<TensorSpec> backward =
        declarations.layer(BACKWARD, config.backwardLayer, directed(inputs, false));
    List<TensorSpec> results = new ArrayList<>(merged(config, forward.get(0), backward.get(0)));
    results.addAll(forward.subList(1, forward.size()));
    results.addAll(backward.subList(1, backward.size()));
    return results;
  }

  private static List<TensorSpec> merged(Config config, TensorSpec one, TensorSpec other) {
    Shape a = one.shape();
    Shape b = other.shape();
    return switch (config.merge()) {
      case NONE -> List.of(one, other);
      case CONCAT -> List.of(one.with(a.with(-1, a.dim(-1) + b.dim(-1))));
      default -> {
        if (!a.equals(b)) {
          throw new ShapeMismatchException(
              "Bidirectional",
              "directions of the same shape to " + config.mergeMode,
              a + " and " + b,
              "Use as many units both ways, or concat.");
        }
        yield List.of(one);
      }
    };
  }

  /** x, and the initial states of a direction. */
  private static <T> List<T> directed(List<T> inputs, boolean forward) {
    int half = (inputs.size() - 1) / 2;
    List<T> own = new ArrayList<>();
    own.add(inputs.get(0));
    own.addAll(inputs.subList(forward ? 1 : 1 + half, forward ? 1 + half : inputs.size()));
    return own;
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Tensor mask = context.mask(0).orElse(null);
    List<Tensor> all = List.of(inputs);
    BoundLayer.Result forward =
        context.layer(FORWARD, config.layer).call(mask, directed(all, true).toArray(Tensor[]::new));
    BoundLayer.Result backward =
        context
            .layer(BACKWARD, config.backwardLayer)
            .call(mask, directed(all, false).toArray(Tensor[]::new));
    context.setMask(forward.mask());
    boolean sequences = Config.flag(config.layer, SEQUENCES);
    Tensor read = backward.output();
    Tensor y = sequences ? read.reverse(1) : read;
    List<Tensor> results = new ArrayList<>(merged(config, forward.output(), y));
    results.addAll(forward.outputs().subList(1, forward.outputs().size()));
    results.addAll(backward.outputs().subList(1, backward.outputs().size()));
    return results.toArray(Tensor[]::new);
  }

  private static List<Tensor> merged(Config config, Tensor one, Tensor other) {
    return switch (config.merge()) {
      case NONE -> List.of(one, other);
      case CONCAT -> List.of(one.concat(-1, other));
      case SUM -> List.of(one.add(other));
      case MUL -> List.of(one.mul(other));
      case AVE -> List.of(one.add(other).mul(0.5));
    };
  }
}
