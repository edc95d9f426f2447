package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Targets;
import org.osgi.service.component.annotations.Component;

/**
 * The share of elements that equal their targets: what Keras's class {@code Accuracy} counts. The
 * name {@code accuracy} means here, as in Keras's {@code compile}, the accuracy that fits targets
 * and predictions.
 */
@Component(service = Metric.class, property = Plugin.NAME + "=equality")
public final class Equality extends MeanMetric<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  void check(NoConfig config, TensorSpec target, TensorSpec prediction) {
    Targets.checkSame(
        "equality", target, prediction, "For class numbers use sparse_categorical_accuracy.");
  }

  @Override
  Tensor values(NoConfig config, Tensor target, Tensor prediction) {
    return prediction.equal(Targets.same(target, prediction));
  }
}
