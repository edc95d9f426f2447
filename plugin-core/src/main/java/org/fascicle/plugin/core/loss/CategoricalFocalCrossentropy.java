package org.fascicle.plugin.core.loss;

import java.util.List;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Labels;
import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Targets;
import org.osgi.service.component.annotations.Component;

/**
 * Categorical cross-entropy that makes little of what is predicted well: each class times α · (1 −
 * p)^γ (Lin et al. 2017).
 */
@Component(
    service = Loss.class,
    property = {
      Plugin.NAME + "=categorical_focal_crossentropy",
      Plugin.NAME + "=CategoricalFocalCrossentropy",
    })
public final class CategoricalFocalCrossentropy
    implements Loss<CategoricalFocalCrossentropy.Config> {
  private static final String NAME = "categorical_focal_crossentropy";

  /**
   * The configuration.
   *
   * @param alpha α, 0 or more: one number for all classes, or one a class; 0.25 unless set
   * @param gamma γ, 0 or more; 2 unless set
   * @param fromLogits whether predictions are logits, without softmax; false unless set
   * @param labelSmoothing moves targets towards indifference by this share, from 0 to 1; 0 unless
   *     set
   * @param axis the axis of classes; a negative one counts from the end; -1 unless set
   */
  public record Config(
      List<Double> alpha, Double gamma, Boolean fromLogits, Double labelSmoothing, Integer axis) {
    /** Checks values and fills in defaults. */
    public Config {
      alpha = List.copyOf(Check.or(alpha, List.of(0.25)));
      Check.that(NAME + ".alpha", alpha.size(), !alpha.isEmpty(), "one number, or one a class");
      alpha.forEach(one -> Check.notNegative(NAME + ".alpha", one));
      gamma = Check.notNegative("categorical_focal_crossentropy.gamma", Check.or(gamma, 2.0));
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
    Targets.checkClasses(
        NAME,
        target,
        prediction,
        Axes.check(NAME, prediction, config.axis()),
        "For class numbers use sparse_categorical_crossentropy, or one-hot targets.");
    long classes = prediction.shape().dim(config.axis());
    int given = config.alpha.size();
    Check.that(
        NAME + ".alpha",
        given,
        given == 1 || given == classes || classes == Shape.UNKNOWN,
        "one number, or one for each of " + classes + " classes");
  }

  @Override
  public Labels labels(Config config, TensorSpec target, TensorSpec prediction) {
    return Labels.distributions(prediction.shape().axis(NAME, config.axis()));
  }

  @Override
  public Tensor call(Config config, Tensor target, Tensor prediction) {
    Tensor raw = Axes.last(prediction, config.axis);
    Tensor p =
        config.fromLogits ? Probabilities.clipped(raw.softmax(-1)) : Probabilities.normalised(raw);
    Tensor t = Axes.last(Targets.same(target, prediction), config.axis);
    double classes = p.shape().dim(-1);
    Tensor smooth = Probabilities.smoothed(t, config.labelSmoothing, 1 / classes);
    Tensor alpha = p.session().host(config.alpha.stream().mapToDouble(a -> a).toArray());
    Tensor weights = p.rsub(1).pow(config.gamma).mul(alpha);
    return weights.mul(smooth).mul(p.log()).sum(-1).neg();
  }
}
