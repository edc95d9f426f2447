package org.fascicle.api.plugin;

import java.util.List;
import org.fascicle.api.tensor.DType;
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

  /**
   * The targets that may belong to predictions, as far as predictions tell: when a model is
   * compiled, {@link #check} and the metrics of the same output must accept one of them. Those of
   * the predictions' shape, and one class number in place of the last axis, unless overridden.
   *
   * @return empty if only data can tell
   */
  default List<TensorSpec> possibleTargets(C config, TensorSpec prediction) {
    return possibleTargets(prediction, -1);
  }

  /** Targets of the predictions' shape, and one class number in place of an axis. */
  static List<TensorSpec> possibleTargets(TensorSpec prediction, int axis) {
    return prediction.shape().rank() == 0
        ? List.of(prediction)
        : List.of(prediction, TensorSpec.of(DType.INT32, prediction.shape().without(axis)));
  }

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
