package org.fascicle.plugin.core.loss;

import org.fascicle.api.plugin.Labels;
import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Targets;
import org.osgi.service.component.annotations.Component;

/** Cross-entropy of one-hot targets, (N, …, K). */
@Component(
    service = Loss.class,
    property = {
      Plugin.NAME + "=categorical_crossentropy",
      Plugin.NAME + "=CategoricalCrossentropy",
    })
public final class CategoricalCrossentropy implements Loss<Crossentropy> {
  private static final String NAME = "categorical_crossentropy";

  @Override
  public Class<Crossentropy> configuration() {
    return Crossentropy.class;
  }

  @Override
  public void check(Crossentropy config, TensorSpec target, TensorSpec prediction) {
    Targets.checkClasses(
        NAME,
        target,
        prediction,
        Axes.check(NAME, prediction, config.axis()),
        "For class numbers use sparse_categorical_crossentropy, or one-hot targets.");
  }

  @Override
  public Labels labels(Crossentropy config, TensorSpec target, TensorSpec prediction) {
    return Labels.distributions(prediction.shape().axis(NAME, config.axis()));
  }

  /** −Σ t · log p, with p normalised to sum to 1. */
  @Override
  public Tensor call(Crossentropy config, Tensor target, Tensor prediction) {
    Tensor p = Axes.last(prediction, config.axis());
    double classes = p.shape().dim(-1);
    Tensor t = Axes.last(Targets.same(target, prediction), config.axis());
    Tensor smooth = Probabilities.smoothed(t, config.labelSmoothing(), 1 / classes);
    return config.fromLogits()
        ? p.softmaxCrossEntropy(smooth)
        : p.crossEntropy(smooth, Probabilities.EPSILON);
  }
}
