package org.fascicle.plugin.core.loss;

import org.fascicle.api.plugin.Labels;
import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Targets;
import org.osgi.service.component.annotations.Component;

/** Cross-entropy of independent yes-or-no targets, averaged over features. */
@Component(
    service = Loss.class,
    property = {
      Plugin.NAME + "=binary_crossentropy",
      Plugin.NAME + "=BinaryCrossentropy",
      Plugin.NAME + "=bce",
      Plugin.NAME + "=BCE",
    })
public final class BinaryCrossentropy implements Loss<Crossentropy> {
  @Override
  public Class<Crossentropy> configuration() {
    return Crossentropy.class;
  }

  @Override
  public void check(Crossentropy config, TensorSpec target, TensorSpec prediction) {
    Targets.checkSame(
        "binary_crossentropy",
        target,
        prediction,
        "For one of several classes use sparse_categorical_crossentropy; for yes or no, one unit.");
    Axes.check("binary_crossentropy", prediction, config.axis());
  }

  @Override
  public Labels labels(Crossentropy config, TensorSpec target, TensorSpec prediction) {
    return Labels.shares();
  }

  /** −t · log p − (1 − t) · log(1 − p), averaged. */
  @Override
  public Tensor call(Crossentropy config, Tensor target, Tensor prediction) {
    Tensor t =
        Probabilities.smoothed(Targets.same(target, prediction), config.labelSmoothing(), 0.5);
    Tensor values =
        config.fromLogits()
            ? prediction.sigmoidCrossEntropy(t)
            : Probabilities.binary(t, Probabilities.clipped(prediction));
    return values.mean(config.axis());
  }
}
