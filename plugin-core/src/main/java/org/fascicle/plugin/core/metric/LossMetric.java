package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Loss;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/** The mean of a loss over samples. */
abstract class LossMetric<C extends Record> extends MeanMetric<C> {
  /** The loss. */
  abstract Loss<C> loss();

  @Override
  public final Class<C> configuration() {
    return loss().configuration();
  }

  @Override
  final void check(C config, TensorSpec target, TensorSpec prediction) {
    loss().check(config, target, prediction);
  }

  @Override
  final Tensor values(C config, Tensor target, Tensor prediction) {
    return loss().call(config, target, prediction);
  }

  @Override
  final Tensor counted(C config, Tensor target, Tensor prediction) {
    return loss().counted(config, target, prediction);
  }
}
