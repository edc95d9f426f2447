package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Targets;
import org.osgi.service.component.annotations.Component;

/** The share of samples whose largest prediction is that of the class number. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=sparse_categorical_accuracy",
      Plugin.NAME + "=SparseCategoricalAccuracy",
    })
public final class SparseCategoricalAccuracy extends MeanMetric<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  void check(NoConfig config, TensorSpec target, TensorSpec prediction) {
    Targets.checkSparse(
        "sparse_categorical_accuracy",
        target,
        prediction,
        "For one-hot targets use categorical_accuracy.");
  }

  @Override
  Tensor values(NoConfig config, Tensor target, Tensor prediction) {
    return hits(target, prediction);
  }

  /** Whether the largest prediction is that of the class number. */
  static Tensor hits(Tensor target, Tensor prediction) {
    return prediction.argMax(-1).equal(Targets.labels(target, prediction).cast(DType.INT64));
  }
}
