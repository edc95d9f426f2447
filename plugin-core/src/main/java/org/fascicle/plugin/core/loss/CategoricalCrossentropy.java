package org.fascicle.plugin.core.loss;

import org.fascicle.api.exception.ShapeMismatchException;
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
    Targets.checkSame(
        NAME,
        target,
        prediction,
        "For class numbers use sparse_categorical_crossentropy, or one-hot targets.");
    if (prediction.shape().dim(-1) == 1) {
      throw new ShapeMismatchException(
          NAME,
          "predictions of two or more classes",
          prediction.toString(),
          "For yes or no use binary_crossentropy.");
    }
  }

  /** −Σ t · log p, with p normalised to sum to 1. */
  @Override
  public Tensor call(Crossentropy config, Tensor target, Tensor prediction) {
    double classes = prediction.shape().dim(-1);
    Tensor t =
        Probabilities.smoothed(
            Targets.same(target, prediction), config.labelSmoothing(), 1 / classes);
    return config.fromLogits()
        ? prediction.softmaxCrossEntropy(t)
        : Probabilities.normalised(prediction).log().mul(t).sum(-1).neg();
  }
}
