package org.fascicle.api.plugin;

import org.fascicle.api.op.Pointwise;
import org.fascicle.api.tensor.Tensor;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An activation function.
 *
 * @param <C> the configuration
 */
@ConsumerType
public interface Activation<C extends Record> extends Plugin<C> {
  /** The function's value; same shape as x. */
  Tensor apply(C config, Tensor x);

  /**
   * The pointwise function that this is, so that an operation may fuse it; null if it is none of
   * those.
   */
  default Pointwise pointwise(C config) {
    return null;
  }
}
