package org.fascicle.api.model;

import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ProviderType;

/** Builds a model whose layers form one chain. Not safe for use by several threads. */
@ProviderType
public interface SequentialBuilder {
  /**
   * Appends a layer. The first one says what comes in, by its key {@code input_shape} or by being
   * an {@code InputLayer}, unless {@link #inputShape} does.
   */
  SequentialBuilder add(SpecSource layer);

  /** The axes of one sample, without the batch axis N. */
  SequentialBuilder inputShape(long... dims);

  /** Changes the options. */
  SequentialBuilder options(UnaryOperator<ModelOptions> change);

  /** The key of the random generator. */
  default SequentialBuilder seed(long key) {
    return options(o -> o.seed(key));
  }

  /** Pins the model to a backend, with fallback. */
  default SequentialBuilder backend(String name) {
    return options(o -> o.backend(name));
  }

  /**
   * Builds the model: finds the plugins, checks shapes, creates and initialises parameters.
   *
   * @throws org.fascicle.api.exception.MissingPluginException if plugins are missing; it lists them
   *     all
   * @throws org.fascicle.api.exception.InvalidArgumentException if a configuration or a shape is
   *     wrong; the message names the layer
   */
  Model build();
}
