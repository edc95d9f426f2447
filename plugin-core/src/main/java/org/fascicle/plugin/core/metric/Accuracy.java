package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Targets;
import org.osgi.service.component.annotations.Component;

/**
 * The share of right answers: binary for one prediction a sample, sparse for class numbers,
 * categorical otherwise, as in Keras.
 */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=accuracy",
      Plugin.NAME + "=acc",
    })
public final class Accuracy extends MeanMetric<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  void check(NoConfig config, TensorSpec target, TensorSpec prediction) {
    if (Targets.isSparse(target.shape(), prediction.shape())) {
      Targets.checkSparse("accuracy", target, prediction, "");
    } else {
      Targets.checkSame("accuracy", target, prediction, "");
    }
  }

  @Override
  Tensor values(NoConfig config, Tensor target, Tensor prediction) {
    if (prediction.shape().dim(-1) == 1) {
      return BinaryAccuracy.hits(target, prediction, 0.5);
    }
    return Targets.isSparse(target.shape(), prediction.shape())
        ? SparseCategoricalAccuracy.hits(target, prediction)
        : CategoricalAccuracy.hits(target, prediction);
  }
}
