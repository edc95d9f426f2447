package org.fascicle.api.plugin;

import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A penalty that is added to the loss: on a parameter, or on what a layer gives. The platform adds
 * it in training and in evaluation, so the loss that is shown includes it.
 *
 * @param <C> the configuration
 */
@ConsumerType
public interface Regularizer<C extends Record> extends Plugin<C> {
  /**
   * Refuses what it cannot penalise, when a model is built.
   *
   * @param x the axes of the parameter, or of a layer's output with N unknown
   * @throws org.fascicle.api.exception.InvalidArgumentException if they do not suit it
   */
  default void check(C config, Shape x) {}

  /** The penalty: a scalar. */
  Tensor loss(C config, Tensor x);
}
