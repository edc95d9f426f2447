package org.fascicle.plugin.cnn.normalization;

import java.util.List;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.service.component.annotations.Component;

/**
 * Each channel moved and scaled to mean 0 and deviation 1, then by a learned γ and β: in training
 * by the statistics of the batch, which move running ones, in inference by those. A layer that is
 * not trainable always computes as in inference. Steps that are masked do not count.
 *
 * @see <a href="https://arxiv.org/abs/1502.03167">Ioffe, Szegedy: Batch normalization (2015)</a>
 */
@Component(service = Layer.class, property = Plugin.NAME + "=BatchNormalization")
public final class BatchNormalization implements Layer<BatchNormalization.Config> {
  private static final String MEAN = "moving_mean";
  private static final String VARIANCE = "moving_variance";

  /**
   * The configuration.
   *
   * @param axis the axis of the channels; −1 unless set
   * @param momentum how much of the running statistics stays in a step; 0.99 unless set
   * @param epsilon what is added to variances; 0.001 unless set
   * @param center whether there is β; true unless set
   * @param scale whether there is γ; true unless set
   * @param betaInitializer first values of β; {@code zeros} unless set
   * @param gammaInitializer first values of γ; {@code ones} unless set
   * @param movingMeanInitializer the running means at first: {@code zeros}, the default, or another
   *     constant
   * @param movingVarianceInitializer the running variances at first: {@code ones}, the default, or
   *     another constant
   * @param betaRegularizer the penalty on β; none unless set
   * @param gammaRegularizer the penalty on γ; none unless set
   * @param betaConstraint what β must fulfil; nothing unless set
   * @param gammaConstraint what γ must fulfil; nothing unless set
   */
  public record Config(
      Integer axis,
      Double momentum,
      Double epsilon,
      Boolean center,
      Boolean scale,
      Spec betaInitializer,
      Spec gammaInitializer,
      Spec movingMeanInitializer,
      Spec movingVarianceInitializer,
      Spec betaRegularizer,
      Spec gammaRegularizer,
      Spec betaConstraint,
      Spec gammaConstraint) {
    /** Checks and fills in defaults. */
    public Config {
      axis = Check.or(axis, -1);
      momentum = Check.or(momentum, 0.99);
      Check.that(
          "BatchNormalization.momentum",
          momentum,
          momentum >= 0 && momentum <= 1,
          "a number from 0 to 1");
      epsilon = Affine.epsilon("BatchNormalization.epsilon", epsilon);
      center = Check.or(center, true);
      scale = Check.or(scale, true);
      betaInitializer = Affine.initializer(betaInitializer, "zeros");
      gammaInitializer = Affine.initializer(gammaInitializer, "ones");
      movingMeanInitializer = Affine.initializer(movingMeanInitializer, "zeros");
      movingVarianceInitializer = Affine.initializer(movingVarianceInitializer, "ones");
      Statistics.constant("BatchNormalization.moving_mean_initializer", movingMeanInitializer);
      Statistics.constant(
          "BatchNormalization.moving_variance_initializer", movingVarianceInitializer);
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

  /** (N, …, C) to the same; γ, β and the running statistics (C). */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    FeatureAxes axes = FeatureAxes.of("BatchNormalization", List.of(config.axis), inputs);
    TensorSpec x = inputs.get(0);
    Shape channels = axes.features(x.shape());
    config.affine().declare(declarations, channels);
    double mean = Statistics.constant(MEAN, config.movingMeanInitializer);
    double variance = Statistics.constant(VARIANCE, config.movingVarianceInitializer);
    declarations.state(MEAN, x.dtype().wide(), channels, mean);
    declarations.state(VARIANCE, x.dtype().wide(), channels, variance);
    return inputs;
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Affine affine = config.affine();
    Tensor gamma = affine.gamma(context);
    Tensor beta = affine.beta(context);
    FeatureAxes axes =
        FeatureAxes.of("BatchNormalization", List.of(config.axis), inputs[0].shape());
    Tensor x = FeatureAxes.wide(axes.toLast(inputs[0]));
    if (!context.isTraining() || !context.isTrainable()) {
      Tensor mean = context.state(MEAN);
      Tensor variance = context.state(VARIANCE);
      Tensor y = x.batchNormalization(mean, variance, gamma, beta, config.epsilon);
      return new Tensor[] {axes.fromLast(y.cast(inputs[0].dtype()))};
    }
    Tensor[] all =
        context
            .mask(0)
            .map(mask -> axes.toLast(Statistics.aligned(mask, inputs[0])))
            .map(kept -> Statistics.masked(x, kept, gamma, beta, config.epsilon))
            .orElseGet(() -> x.batchNormalization(gamma, beta, config.epsilon));
    move(config, context, MEAN, all[1]);
    move(config, context, VARIANCE, all[2]);
    return new Tensor[] {axes.fromLast(all[0].cast(inputs[0].dtype()))};
  }

  private static void move(Config config, LayerContext context, String state, Tensor ofBatch) {
    Tensor kept = context.state(state).mul(config.momentum);
    context.updateState(state, kept.add(ofBatch.stopGradient().mul(1 - config.momentum)));
  }
}
