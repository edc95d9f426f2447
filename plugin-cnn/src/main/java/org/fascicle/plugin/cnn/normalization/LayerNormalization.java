package org.fascicle.plugin.cnn.normalization;

import java.util.List;
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
 * The features of each sample, or of each place of it, moved and scaled to mean 0 and deviation 1,
 * then by a learned γ and β.
 *
 * @see <a href="https://arxiv.org/abs/1607.06450">Ba, Kiros, Hinton: Layer normalization (2016)</a>
 */
@Component(service = Layer.class, property = Plugin.NAME + "=LayerNormalization")
public final class LayerNormalization implements Layer<LayerNormalization.Config> {
  /**
   * The configuration.
   *
   * @param axis the axis of the features, or several; −1 unless set
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
      List<Integer> axis,
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
      axis = List.copyOf(Check.or(axis, List.of(-1)));
      Check.that("LayerNormalization.axis", axis, !axis.isEmpty(), "an axis, or several");
      epsilon = Affine.epsilon("LayerNormalization.epsilon", epsilon);
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

  /** (N, …) to the same; γ and β have the lengths of the features' axes. */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    FeatureAxes axes = FeatureAxes.of("LayerNormalization", config.axis, inputs);
    config.affine().declare(declarations, axes.features(inputs.get(0).shape()));
    return inputs;
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Affine affine = config.affine();
    FeatureAxes axes = FeatureAxes.of("LayerNormalization", config.axis, inputs[0].shape());
    Tensor y =
        FeatureAxes.wide(axes.toLast(inputs[0]))
            .layerNormalization(
                axes.axes().size(), affine.gamma(context), affine.beta(context), config.epsilon)[0];
    return new Tensor[] {axes.fromLast(y.cast(inputs[0].dtype()))};
  }
}
