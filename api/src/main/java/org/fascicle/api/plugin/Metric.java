package org.fascicle.api.plugin;

import org.fascicle.api.data.HostArray;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A metric that streams: sums kept by the platform, updated batch by batch, exact whatever the
 * batches.
 *
 * @param <C> the configuration
 */
@ConsumerType
public interface Metric<C extends Record> extends Plugin<C> {
  /**
   * Declares the sums as states, and refuses targets that do not fit predictions.
   *
   * @throws org.fascicle.api.exception.InvalidArgumentException if they do not fit
   */
  void build(C config, TensorSpec target, TensorSpec prediction, Declarations declarations);

  /**
   * Adds a batch to the sums, by {@link MetricContext#updateState}.
   *
   * @param weights (N), one a sample, or (N, T …) where a mask hides elements: 0 for those; null
   *     for ones
   */
  void update(C config, MetricContext context, Tensor target, Tensor prediction, Tensor weights);

  /**
   * The value of the sums so far as one number, for histories and progress; NaN for a mean of
   * nothing. A metric of several numbers gives the one that sums them up best: their mean.
   */
  double result(C config, Sums sums);

  /**
   * The whole value of the sums so far, if it is more than {@link #result}: one number a class, one
   * a threshold, a matrix.
   */
  default HostArray value(C config, Sums sums) {
    return HostArray.of(new double[] {result(config, sums)});
  }
}
