package org.fascicle.plugin.core.layer;

import java.util.List;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.op.Pointwise;
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
 * For each unit, the greatest of several linear functions of the input: a convex function whose
 * pieces are learned.
 *
 * @see <a href="https://arxiv.org/abs/1302.4389">Goodfellow et al.: Maxout networks (2013)</a>
 */
@Component(
    service = Layer.class,
    property = {Plugin.NAME + "=Maxout", Plugin.NAME + "=MaxoutDense"})
public final class Maxout implements Layer<Maxout.Config> {
  /**
   * The configuration.
   *
   * @param units number of outputs, at least 1
   * @param pieces linear functions a unit, k in the paper; 4 unless set
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
      Long pieces,
      Boolean useBias,
      Spec kernelInitializer,
      Spec biasInitializer,
      Spec kernelRegularizer,
      Spec biasRegularizer,
      Spec kernelConstraint,
      Spec biasConstraint) {
    /** Checks values and fills in defaults. */
    public Config {
      Check.required("Maxout.units", units, "the number of outputs");
      Check.that("Maxout.units", units, units > 0, "a number of 1 or more");
      pieces = Check.or(pieces, 4L);
      Check.that("Maxout.pieces", pieces, pieces > 0, "a number of 1 or more");
      useBias = Check.or(useBias, true);
      kernelInitializer = Check.or(kernelInitializer, Spec.of(Kind.INITIALIZER, "glorot_uniform"));
      biasInitializer = Check.or(biasInitializer, Spec.of(Kind.INITIALIZER, "zeros"));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  /** (N, …, in) to (N, …, units); kernel (in, units · pieces), bias (units · pieces). */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    TensorSpec x = Inputs.features("Maxout", inputs);
    long columns = Math.multiplyExact(config.units, config.pieces);
    Shape kernel = Shape.of(x.shape().dim(-1), columns);
    declarations.parameter(
        "kernel",
        kernel,
        config.kernelInitializer,
        config.kernelRegularizer,
        config.kernelConstraint);
    if (config.useBias) {
      declarations.parameter(
          "bias",
          Shape.of(columns),
          config.biasInitializer,
          config.biasRegularizer,
          config.biasConstraint);
    }
    return List.of(x.with(x.shape().with(-1, config.units)));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Tensor bias = config.useBias ? context.parameter("bias") : null;
    Tensor all = inputs[0].linear(context.parameter("kernel"), bias, Pointwise.LINEAR);
    Shape pieces = all.shape().with(-1, config.units).concat(Shape.of(config.pieces));
    return new Tensor[] {all.reshape(pieces).max(-1)};
  }
}
