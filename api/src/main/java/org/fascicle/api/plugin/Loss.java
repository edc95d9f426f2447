package org.fascicle.api.plugin;

import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A loss: one number a sample. The platform weights, masks and reduces; the key {@code reduction}
 * of every loss's configuration, which it reads, says how: {@code sum_over_batch_size}, {@code
 * mean}, {@code mean_with_sample_weight} or {@code sum}.
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

  /** What the elements of these targets stand for; what the shapes tell unless overridden. */
  default Labels labels(C config, TensorSpec target, TensorSpec prediction) {
    return Labels.of(target, prediction);
  }

  /**
   * The losses: (N), or (N, T …) where predictions have more axes than (N, features); () if a loss
   * is one number a batch.
   */
  Tensor call(C config, Tensor target, Tensor prediction);

  /** Which of the losses count: BOOL, of their shape; null for all. */
  default Tensor counted(C config, Tensor target, Tensor prediction) {
    return null;
  }
}
