package org.fascicle.api.plugin;

import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A set that a parameter must not leave. After every update the platform replaces the parameter by
 * what {@link #apply} gives, in the same commit.
 *
 * @param <C> the configuration
 */
@ConsumerType
public interface Constraint<C extends Record> extends Plugin<C> {
  /**
   * Refuses parameters that it cannot constrain, when a model is built.
   *
   * @param parameter the parameter's axes
   * @throws org.fascicle.api.exception.InvalidArgumentException if they do not suit it
   */
  default void check(C config, Shape parameter) {}

  /** The parameter's projection onto the set: same shape and type. */
  Tensor apply(C config, Tensor parameter);
}
