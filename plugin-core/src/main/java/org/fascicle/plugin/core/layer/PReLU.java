package org.fascicle.plugin.core.layer;

import java.util.List;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.activation.PreluActivation;
import org.osgi.service.component.annotations.Component;

/**
 * x where it is positive, α·x elsewhere, with α learned for each feature.
 *
 * @see <a href="https://arxiv.org/abs/1502.01852">He et al.: Delving deep into rectifiers
 *     (2015)</a>
 */
@Component(service = Layer.class, property = Plugin.NAME + "=PReLU")
public final class PReLU implements Layer<PReLU.Config> {
  /**
   * The configuration.
   *
   * @param alphaInitializer first values of α; {@code zeros} unless set
   * @param alphaRegularizer the penalty on α; none unless set
   * @param alphaConstraint what α must fulfil; nothing unless set
   * @param sharedAxes axes, counted from 1, along which one α serves all: {@code [1, 2]} for one a
   *     channel of images; none unless set
   */
  public record Config(
      Spec alphaInitializer,
      Spec alphaRegularizer,
      Spec alphaConstraint,
      List<Integer> sharedAxes) {
    /** Fills in defaults. */
    public Config {
      alphaInitializer = Check.or(alphaInitializer, Spec.of(Kind.INITIALIZER, "zeros"));
      sharedAxes = List.copyOf(Check.or(sharedAxes, List.of()));
      sharedAxes.forEach(
          axis -> Check.that("PReLU.shared_axes", axis, axis > 0, "axes counted from 1"));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  /** (N, …) to the same; α has the axes of one sample, those shared being 1. */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    TensorSpec x = Inputs.oneReal("PReLU", inputs);
    Shape alpha = x.shape().slice(1, x.shape().rank());
    for (int axis : config.sharedAxes) {
      alpha = alpha.with(x.shape().axis("PReLU", axis) - 1, 1);
    }
    if (!alpha.isKnown()) {
      throw new ShapeMismatchException(
          "PReLU",
          "known lengths of the axes that are not shared",
          x.shape().toString(),
          "Give the input's shape, or add the axis to shared_axes.");
    }
    declarations.parameter(
        "alpha", alpha, config.alphaInitializer, config.alphaRegularizer, config.alphaConstraint);
    return List.of(x);
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    return new Tensor[] {PreluActivation.apply(inputs[0], context.parameter("alpha"))};
  }
}
