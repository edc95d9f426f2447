package org.fascicle.api.plugin;

import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A loss: one number a sample. The platform weights, masks and averages.
 *
 * @param <C> the configuration
 */
@ConsumerType
public interface Loss<C extends Record> extends Plugin<C> {
  /**
   * Refuses targets that do not fit predictions, before training begins. Batch axes are unknown.
   *
   * @throws org.fascicle.api.exception.InvalidArgumentException if they do not fit
   */
  void check(C config, TensorSpec target, TensorSpec prediction);

  /** The losses: (N), or (N, T …) where predictions have more axes than (N, features). */
  Tensor call(C config, Tensor target, Tensor prediction);
}
