package org.fascicle.api.model;

import java.util.List;
import java.util.function.UnaryOperator;
import org.fascicle.api.tensor.DType;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Builds a model whose layers form a graph without cycles: several inputs and outputs, branches,
 * shared layers. Not safe for use by several threads.
 */
@ProviderType
public interface FunctionalBuilder {
  /** An input of the model's element type; the axes of one sample, without the batch axis N. */
  Node input(long... dims);

  /**
   * An input.
   *
   * @param name unique within the model
   * @param dtype element type: real, or integers for indices
   * @param dims the axes of one sample, without the batch axis N
   */
  Node input(String name, DType dtype, long... dims);

  /**
   * An input as a spec: an {@code InputLayer} with shape, element type, size of batches and name.
   */
  Node input(SpecSource input);

  /** A layer, to be called once or more; each call shares its parameters. */
  GraphLayer layer(SpecSource layer);

  /** A layer that is called once; the call's first result. */
  default Node apply(SpecSource layer, Node... inputs) {
    return layer(layer).apply(inputs);
  }

  /** Changes the options. */
  FunctionalBuilder options(UnaryOperator<ModelOptions> change);

  /** The key of the random generator. */
  default FunctionalBuilder seed(long key) {
    return options(o -> o.seed(key));
  }

  /** Pins the model to a backend, with fallback. */
  default FunctionalBuilder backend(String name) {
    return options(o -> o.backend(name));
  }

  /**
   * Builds the model; layers that no output needs are left out.
   *
   * @throws org.fascicle.api.exception.MissingPluginException if plugins are missing; it lists them
   *     all
   * @throws org.fascicle.api.exception.InvalidArgumentException if a configuration or a shape is
   *     wrong, or an output needs an input that is not listed; the message names the layer
   */
  Model build(List<Node> inputs, List<Node> outputs);

  /** Builds a model with one input and one output. */
  default Model build(Node input, Node output) {
    return build(List.of(input), List.of(output));
  }
}
