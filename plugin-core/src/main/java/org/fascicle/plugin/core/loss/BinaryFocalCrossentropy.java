package org.fascicle.plugin.core.loss;

import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Labels;
import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Targets;
import org.osgi.service.component.annotations.Component;

/**
 * Binary cross-entropy that makes little of what is predicted well: each element times (1 − q)^γ,
 * with q the probability given to the truth (Lin et al. 2017).
 */
@Component(
    service = Loss.class,
    property = {
      Plugin.NAME + "=binary_focal_crossentropy",
      Plugin.NAME + "=BinaryFocalCrossentropy",
    })
public final class BinaryFocalCrossentropy implements Loss<BinaryFocalCrossentropy.Config> {
  /**
   * The configuration.
   *
   * @param applyClassBalancing whether yes weighs α and no 1 − α; false unless set
   * @param alpha α, from 0 to 1; 0.25 unless set
   * @param gamma γ, 0 or more; 2 unless set
   * @param fromLogits whether predictions are logits, without sigmoid; false unless set
   * @param labelSmoothing moves targets towards 0.5 by this share, from 0 to 1; 0 unless set
   * @param axis the axis to average over; a negative one counts from the end; -1 unless set
   */
  public record Config(
      Boolean applyClassBalancing,
      Double alpha,
      Double gamma,
      Boolean fromLogits,
      Double labelSmoothing,
      Integer axis) {
    /** Checks values and fills in defaults. */
    public Config {
      applyClassBalancing = Check.or(applyClassBalancing, false);
      alpha = Check.share("binary_focal_crossentropy.alpha", Check.or(alpha, 0.25));
      gamma = Check.notNegative("binary_focal_crossentropy.gamma", Check.or(gamma, 2.0));
      fromLogits = Check.or(fromLogits, false);
      labelSmoothing = Check.share("label_smoothing", Check.or(labelSmoothing, 0.0));
      axis = Check.or(axis, -1);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public void check(Config config, TensorSpec target, TensorSpec prediction) {
    Targets.checkSame(
        "binary_focal_crossentropy",
        target,
        prediction,
        "For one of several classes use sparse_categorical_crossentropy; for yes or no, one unit.");
    Axes.check("binary_focal_crossentropy", prediction, config.axis());
  }

  @Override
  public Labels labels(Config config, TensorSpec target, TensorSpec prediction) {
    return Labels.shares();
  }

  @Override
  public Tensor call(Config config, Tensor target, Tensor prediction) {
    Tensor t = Probabilities.smoothed(Targets.same(target, prediction), config.labelSmoothing, 0.5);
    Tensor p = Probabilities.clipped(config.fromLogits ? prediction.sigmoid() : prediction);
    Tensor missed = t.mul(p.rsub(1)).add(t.rsub(1).mul(p));
    Tensor values = Probabilities.binary(t, p).mul(missed.pow(config.gamma));
    if (config.applyClassBalancing) {
      values = values.mul(t.mul(config.alpha).add(t.rsub(1).mul(1 - config.alpha)));
    }
    return values.mean(config.axis);
  }
}
