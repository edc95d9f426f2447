package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Targets;
import org.osgi.service.component.annotations.Component;

/** The share of class numbers among the k highest predictions; equal ones share a rank. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=sparse_top_k_categorical_accuracy",
      Plugin.NAME + "=SparseTopKCategoricalAccuracy",
    })
public final class SparseTopKCategoricalAccuracy
    extends MeanMetric<SparseTopKCategoricalAccuracy.Config> {
  /**
   * The configuration.
   *
   * @param k how many of the highest predictions count, 1 or more; 5 unless set
   */
  public record Config(Integer k) {
    /** Checks values and fills in defaults. */
    public Config {
      k =
          Check.that(
              "sparse_top_k_categorical_accuracy.k",
              Check.or(k, 5),
              k == null || k > 0,
              "a number of 1 or more");
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  void check(Config config, TensorSpec target, TensorSpec prediction) {
    Targets.checkSparse(
        "sparse_top_k_categorical_accuracy",
        target,
        prediction,
        "For one-hot targets use top_k_categorical_accuracy.");
  }

  @Override
  Tensor values(Config config, Tensor target, Tensor prediction) {
    return hits(Targets.labels(target, prediction), prediction, config.k);
  }

  /** Whether fewer than k predictions are higher than that of the label, and it is a number. */
  static Tensor hits(Tensor labels, Tensor prediction, int k) {
    Tensor isLabel = labels.oneHot(prediction.shape().dim(-1), prediction.dtype()).greater(0);
    Tensor own = isLabel.where(prediction, 0).sum(true, -1);
    Tensor higher = prediction.greater(own).cast(DType.INT32).sum(-1);
    return higher.less(k).and(own.equal(own).all(-1)).and(isLabel.any(-1));
  }
}
