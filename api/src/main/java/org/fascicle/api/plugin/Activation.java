package org.fascicle.api.plugin;

import org.fascicle.api.op.Pointwise;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An activation function.
 *
 * @param <C> the configuration
 */
@ConsumerType
public interface Activation<C extends Record> extends Plugin<C> {
  /** The function's value; of x's shape, unless {@link #shape} says another. */
  Tensor apply(C config, Tensor x);

  /**
   * The shape of the value; x's unless overridden.
   *
   * @param x axes may be unknown
   * @throws org.fascicle.api.exception.InvalidArgumentException if the function cannot take x
   */
  default Shape shape(C config, Shape x) {
    return x;
  }

  /**
   * The pointwise function that this is, so that an operation may fuse it; null if it is none of
   * those.
   */
  default Pointwise pointwise(C config) {
    return null;
  }
}
