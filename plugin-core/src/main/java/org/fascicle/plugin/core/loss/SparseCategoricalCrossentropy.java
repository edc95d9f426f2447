package org.fascicle.plugin.core.loss;

import java.util.List;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Labels;
import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
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
  private static final String NAME = "sparse_categorical_crossentropy";

  /**
   * The configuration.
   *
   * @param fromLogits whether predictions are logits, without softmax; false unless set
   * @param ignoreClass the class number of elements that do not count; null for none
   * @param axis the axis of classes; a negative one counts from the end; -1 unless set
   */
  public record Config(Boolean fromLogits, Integer ignoreClass, Integer axis) {
    /** Checks values and fills in defaults. */
    public Config {
      fromLogits = Check.or(fromLogits, false);
      axis = Check.or(axis, -1);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public void check(Config config, TensorSpec target, TensorSpec prediction) {
    Targets.checkSparse(
        NAME,
        target,
        prediction,
        Axes.check(NAME, prediction, config.axis),
        "For one-hot targets use categorical_crossentropy.");
  }

  @Override
  public List<TensorSpec> possibleTargets(Config config, TensorSpec prediction) {
    return Loss.possibleTargets(prediction, config.axis);
  }

  @Override
  public Labels labels(Config config, TensorSpec target, TensorSpec prediction) {
    long classes = prediction.shape().dim(config.axis);
    return config.ignoreClass == null
        ? Labels.classes(classes)
        : Labels.classes(classes, config.ignoreClass);
  }

  @Override
  public Tensor counted(Config config, Tensor target, Tensor prediction) {
    return config.ignoreClass == null
        ? null
        : Targets.labels(target, Axes.last(prediction, config.axis)).notEqual(config.ignoreClass);
  }

  /**
   * As log p − log Σ p is the log-softmax of log p, the cross-entropy of log p is −log p[label] +
   * log Σ p; a label out of range gives NaN.
   */
  private static Tensor values(Config config, Tensor labels, Tensor prediction) {
    if (config.fromLogits) {
      return prediction.sparseSoftmaxCrossEntropy(labels);
    }
    Tensor p = Probabilities.normalised(prediction);
    return p.log().sparseSoftmaxCrossEntropy(labels).sub(p.sum(-1).log());
  }

  /** −log p[label], with p normalised to sum to 1. */
  @Override
  public Tensor call(Config config, Tensor target, Tensor prediction) {
    Tensor p = Axes.last(prediction, config.axis);
    Tensor labels = Targets.labels(target, p);
    Tensor counted = config.ignoreClass == null ? null : labels.notEqual(config.ignoreClass);
    Tensor values = values(config, counted == null ? labels : counted.where(labels, 0), p);
    return counted == null ? values : counted.where(values, 0);
  }
}
