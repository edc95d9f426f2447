package org.fascicle.platform.internal.train;

import java.util.List;
import java.util.Optional;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.plugin.Labels;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.config.Where;
import org.fascicle.platform.internal.registry.Bound;
import org.fascicle.platform.internal.registry.Lease;
import org.fascicle.platform.internal.registry.PluginRef;

/**
 * An output and its loss.
 *
 * @param output the output's number
 * @param name the output's name in the history
 * @param loss the loss
 * @param reduction how a batch's losses become one
 * @param weight of this loss in the sum
 */
record Head(int output, String name, PluginRef loss, Reduction reduction, double weight) {
  /** Refuses targets that do not fit. */
  void check(Lease lease, TensorSpec target, TensorSpec prediction) {
    Bound bound = lease.get(loss);
    try {
      bound.loss().check(bound.config(), target, prediction);
    } catch (InvalidArgumentException e) {
      throw Where.in(loss.where(), e);
    }
  }

  /** The targets that may belong to predictions and that the loss accepts; empty if unknown. */
  List<TensorSpec> possibleTargets(Lease lease, TensorSpec prediction) {
    Bound bound = lease.get(loss);
    return Possible.of(
        bound.loss().possibleTargets(bound.config(), prediction),
        target -> check(lease, target, prediction));
  }

  /** What the elements of the targets stand for. */
  Labels labels(Lease lease, TensorSpec target, TensorSpec prediction) {
    Bound bound = lease.get(loss);
    return bound.loss().labels(bound.config(), target, prediction);
  }

  /**
   * The loss of a batch, a scalar.
   *
   * @param mask (N, T …) of the prediction
   * @param weights (N), null for ones
   */
  Tensor loss(
      Lease lease, Tensor target, Tensor prediction, Optional<Tensor> mask, Tensor weights) {
    Bound bound = lease.get(loss);
    Tensor values = bound.loss().call(bound.config(), target, prediction);
    Tensor counted = bound.loss().counted(bound.config(), target, prediction);
    return reduction.apply(values, both(mask.orElse(null), counted), weights);
  }

  private static Tensor both(Tensor mask, Tensor counted) {
    if (mask == null || counted == null) {
      return mask == null ? counted : mask;
    }
    return counted.and(Reduction.fit(mask, counted.shape()));
  }
}
