package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Targets;
import org.osgi.service.component.annotations.Component;

/** The share of one-hot targets among the k highest predictions; equal ones share a rank. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=top_k_categorical_accuracy",
      Plugin.NAME + "=TopKCategoricalAccuracy",
    })
public final class TopKCategoricalAccuracy extends MeanMetric<TopKCategoricalAccuracy.Config> {
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
              "top_k_categorical_accuracy.k",
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
    Targets.checkSame(
        "top_k_categorical_accuracy",
        target,
        prediction,
        "For class numbers use sparse_top_k_categorical_accuracy.");
  }

  @Override
  Tensor values(Config config, Tensor target, Tensor prediction) {
    Tensor labels = Targets.same(target, prediction).argMax(-1);
    return SparseTopKCategoricalAccuracy.hits(labels, prediction, config.k);
  }
}
