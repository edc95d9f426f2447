package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Targets;
import org.osgi.service.component.annotations.Component;

/** The share of samples whose largest prediction is that of the one-hot target. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=categorical_accuracy",
      Plugin.NAME + "=CategoricalAccuracy",
    })
public final class CategoricalAccuracy extends MeanMetric<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  void check(NoConfig config, TensorSpec target, TensorSpec prediction) {
    Targets.checkSame(
        "categorical_accuracy",
        target,
        prediction,
        "For class numbers use sparse_categorical_accuracy.");
  }

  @Override
  Tensor values(NoConfig config, Tensor target, Tensor prediction) {
    return hits(target, prediction);
  }

  /** Whether the largest target and the largest prediction are of one class. */
  static Tensor hits(Tensor target, Tensor prediction) {
    return prediction.argMax(-1).equal(Targets.same(target, prediction).argMax(-1));
  }
}
