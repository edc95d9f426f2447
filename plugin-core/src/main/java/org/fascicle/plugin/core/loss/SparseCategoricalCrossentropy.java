package org.fascicle.plugin.core.loss;

import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Check;
import org.fascicle.plugin.core.Targets;
import org.osgi.service.component.annotations.Component;

/** Cross-entropy of class numbers, (N, …), against predictions (N, …, K). */
@Component(
    service = Loss.class,
    property = {
      Plugin.NAME + "=sparse_categorical_crossentropy",
      Plugin.NAME + "=SparseCategoricalCrossentropy",
    })
public final class SparseCategoricalCrossentropy
    implements Loss<SparseCategoricalCrossentropy.Config> {
  /**
   * The configuration.
   *
   * @param fromLogits whether predictions are logits, without softmax; false unless set
   */
  public record Config(Boolean fromLogits) {
    /** Fills in defaults. */
    public Config {
      fromLogits = Check.or(fromLogits, false);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public void check(Config config, TensorSpec target, TensorSpec prediction) {
    Targets.checkSparse(
        "sparse_categorical_crossentropy",
        target,
        prediction,
        "For one-hot targets use categorical_crossentropy.");
  }

  /**
   * −log p[label], with p normalised to sum to 1. As log p − log Σ p is the log-softmax of log p,
   * the cross-entropy of log p is −log p[label] + log Σ p; a label out of range gives NaN.
   */
  @Override
  public Tensor call(Config config, Tensor target, Tensor prediction) {
    Tensor labels = Targets.labels(target, prediction);
    if (config.fromLogits) {
      return prediction.sparseSoftmaxCrossEntropy(labels);
    }
    Tensor p = Probabilities.normalised(prediction);
    return p.log().sparseSoftmaxCrossEntropy(labels).sub(p.sum(-1).log());
  }
}
