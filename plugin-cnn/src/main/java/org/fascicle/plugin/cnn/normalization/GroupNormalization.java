package org.fascicle.plugin.cnn.normalization;

import java.util.List;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.service.component.annotations.Component;

/**
 * The channels of each sample in groups, each moved and scaled to mean 0 and deviation 1 over its
 * places and channels, then by a learned γ and β. One group a channel is instance normalisation.
 *
 * @see <a href="https://arxiv.org/abs/1803.08494">Wu, He: Group normalization (2018)</a>
 * @see <a href="https://arxiv.org/abs/1607.08022">Ulyanov et al.: Instance normalization (2016)</a>
 */
@Component(service = Layer.class, property = Plugin.NAME + "=GroupNormalization")
public final class GroupNormalization implements Layer<GroupNormalization.Config> {
  /**
   * The configuration.
   *
   * @param groups how many, a divisor of the number of channels, or −1 for one a channel; 32 unless
   *     set
   * @param axis the axis of the channels; −1 unless set
   * @param epsilon what is added to variances; 0.001 unless set
   * @param center whether there is β; true unless set
   * @param scale whether there is γ; true unless set
   * @param betaInitializer first values of β; {@code zeros} unless set
   * @param gammaInitializer first values of γ; {@code ones} unless set
   * @param betaRegularizer the penalty on β; none unless set
   * @param gammaRegularizer the penalty on γ; none unless set
   * @param betaConstraint what β must fulfil; nothing unless set
   * @param gammaConstraint what γ must fulfil; nothing unless set
   */
  public record Config(
      Integer groups,
      Integer axis,
      Double epsilon,
      Boolean center,
      Boolean scale,
      Spec betaInitializer,
      Spec gammaInitializer,
      Spec betaRegularizer,
      Spec gammaRegularizer,
      Spec betaConstraint,
      Spec gammaConstraint) {
    /** Checks and fills in defaults. */
    public Config {
      groups = Check.or(groups, 32);
      Check.that(
          "GroupNormalization.groups",
          groups,
          groups > 0 || groups == -1,
          "a number of 1 or more, or -1 for one a channel");
      axis = Check.or(axis, -1);
      epsilon = Affine.epsilon("GroupNormalization.epsilon", epsilon);
      center = Check.or(center, true);
      scale = Check.or(scale, true);
      betaInitializer = Affine.initializer(betaInitializer, "zeros");
      gammaInitializer = Affine.initializer(gammaInitializer, "ones");
    }

    private Affine affine() {
      return new Affine(
          center,
          scale,
          betaInitializer,
          gammaInitializer,
          betaRegularizer,
          gammaRegularizer,
          betaConstraint,
          gammaConstraint);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  /** (N, …, C) to the same; γ and β (C). */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    FeatureAxes axes = FeatureAxes.of("GroupNormalization", List.of(config.axis), inputs);
    TensorSpec x = inputs.get(0);
    long channels = x.shape().dim(axes.axes().get(0));
    if (config.groups > 0 && channels % config.groups != 0) {
      throw new ShapeMismatchException(
          "GroupNormalization",
          "channels that divide into " + config.groups + " groups",
          x.shape()
              + ": "
              + channels
              + " = "
              + channels / config.groups
              + " · "
              + config.groups
              + " + "
              + channels % config.groups,
          "Choose a divisor of " + channels + " as the number of groups.");
    }
    config.affine().declare(declarations, axes.features(x.shape()));
    return inputs;
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Affine affine = config.affine();
    FeatureAxes axes =
        FeatureAxes.of("GroupNormalization", List.of(config.axis), inputs[0].shape());
    Tensor x = FeatureAxes.wide(axes.toLast(inputs[0]));
    int groups = config.groups > 0 ? config.groups : (int) x.shape().dim(-1);
    Tensor y =
        x.groupNormalization(groups, affine.gamma(context), affine.beta(context), config.epsilon)[
            0];
    return new Tensor[] {axes.fromLast(y.cast(inputs[0].dtype()))};
  }
}
