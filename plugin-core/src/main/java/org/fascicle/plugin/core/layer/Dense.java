package org.fascicle.plugin.core.layer;

import java.util.List;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.plugin.BoundActivation;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.service.component.annotations.Component;

/** A fully connected layer: f(x·kernel + bias) over the last axis. */
@Component(service = Layer.class, property = Plugin.NAME + "=Dense")
public final class Dense implements Layer<Dense.Config> {
  /**
   * The configuration.
   *
   * @param units number of outputs, at least 1
   * @param activation f; {@code linear} unless set
   * @param useBias whether there is a bias; true unless set
   * @param kernelInitializer first values of the kernel; {@code glorot_uniform} unless set
   * @param biasInitializer first values of the bias; {@code zeros} unless set
   * @param kernelRegularizer the penalty on the kernel; none unless set
   * @param biasRegularizer the penalty on the bias; none unless set
   * @param kernelConstraint what the kernel must fulfil; nothing unless set
   * @param biasConstraint what the bias must fulfil; nothing unless set
   */
  public record Config(
      Long units,
      Spec activation,
      Boolean useBias,
      Spec kernelInitializer,
      Spec biasInitializer,
      Spec kernelRegularizer,
      Spec biasRegularizer,
      Spec kernelConstraint,
      Spec biasConstraint) {
    /** Checks values and fills in defaults. */
    public Config {
      Check.required("Dense.units", units, "the number of outputs");
      Check.that("Dense.units", units, units > 0, "a number of 1 or more");
      activation = Check.or(activation, Spec.of(Kind.ACTIVATION, "linear"));
      useBias = Check.or(useBias, true);
      kernelInitializer = Check.or(kernelInitializer, Spec.of(Kind.INITIALIZER, "glorot_uniform"));
      biasInitializer = Check.or(biasInitializer, Spec.of(Kind.INITIALIZER, "zeros"));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  /** (N, …, in) to (N, …, units); kernel (in, units), bias (units). */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    TensorSpec x = Inputs.features("Dense", inputs);
    Shape kernel = Shape.of(x.shape().dim(-1), config.units);
    declarations.parameter(
        "kernel",
        kernel,
        config.kernelInitializer,
        config.kernelRegularizer,
        config.kernelConstraint);
    if (config.useBias) {
      declarations.parameter(
          "bias",
          Shape.of(config.units),
          config.biasInitializer,
          config.biasRegularizer,
          config.biasConstraint);
    }
    Shape out = x.shape().with(-1, config.units);
    return List.of(x.with(declarations.activated(config.activation, out)));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Tensor x = inputs[0];
    Tensor kernel = context.parameter("kernel");
    Tensor bias = config.useBias ? context.parameter("bias") : null;
    BoundActivation activation = context.activation(config.activation);
    Tensor y =
        activation
            .pointwise()
            .map(f -> x.linear(kernel, bias, f))
            .orElseGet(() -> activation.apply(x.linear(kernel, bias, Pointwise.LINEAR)));
    return new Tensor[] {y};
  }
}
