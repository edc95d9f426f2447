package org.fascicle.tck.learning;

import org.fascicle.api.plugin.Activation;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;

/**
 * An activation function to test.
 *
 * @param <C> the configuration
 * @param name for messages
 * @param function the function
 * @param config its configuration
 */
public record ActivationCase<C extends Record>(String name, Activation<C> function, C config) {
  /** The function's value. */
  Tensor apply(Tensor x) {
    return function.apply(config, x);
  }

  /** The shape that the function claims. */
  Shape shape(Shape x) {
    return function.shape(config, x);
  }
}
