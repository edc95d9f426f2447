package org.fascicle.platform.internal.train;

import java.util.Optional;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.Shape;
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
 * @param weight of this loss in the sum
 */
record Head(int output, String name, PluginRef loss, double weight) {
  /** Keeps the mean of nothing finite, as in Keras. */
  private static final double EPSILON = 1e-7;

  /** Refuses targets that do not fit. */
  void check(Lease lease, TensorSpec target, TensorSpec prediction) {
    Bound bound = lease.get(loss);
    try {
      bound.loss().check(bound.config(), target, prediction);
    } catch (InvalidArgumentException e) {
      throw Where.in(loss.where(), e);
    }
  }

  /**
   * The loss of a batch, a scalar: the weighted sum of the samples' losses over their number, as in
   * Keras 3; masked ones neither count nor are counted.
   *
   * @param mask (N, T …) of the prediction
   * @param weights (N), null for ones
   */
  Tensor loss(
      Lease lease, Tensor target, Tensor prediction, Optional<Tensor> mask, Tensor weights) {
    Bound bound = lease.get(loss);
    Tensor values = bound.loss().call(bound.config(), target, prediction);
    if (mask.isEmpty() && weights == null) {
      return values.mean();
    }
    double count = (double) values.shape().elements();
    Tensor weighted = values;
    if (mask.isPresent()) {
      Tensor valid = mask.get().cast(values.dtype());
      Tensor scale = valid.sum().add(EPSILON).rdiv((double) valid.shape().elements());
      weighted = weighted.mul(fit(valid.mul(scale), values.shape()));
    }
    if (weights != null) {
      weighted = weighted.mul(fit(weights, values.shape()));
    }
    return weighted.sum().div(count);
  }

  /** With axes of length 1 behind, so that it broadcasts over what has more axes. */
  private static Tensor fit(Tensor weights, Shape to) {
    Shape shape = weights.shape();
    while (shape.rank() < to.rank()) {
      shape = shape.concat(Shape.of(1));
    }
    return shape.rank() == weights.shape().rank() ? weights : weights.reshape(shape);
  }
}
