package org.fascicle.plugin.cnn.convolution;

import java.util.List;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.cnn.Grid;

/** A convolution run backwards, from its result's shape to its input's, for up-sampling. */
abstract class ConvTransposeLayer implements Layer<ConvTransposeLayer.Config> {
  /**
   * The layer's type, and where its inputs have their axes.
   *
   * @param format the configured place of the channels; null for the default
   */
  abstract Grid grid(String format);

  /**
   * The configuration. Lists hold one number an axis, or one for all.
   *
   * @param filters number of output channels, at least 1
   * @param kernelSize the window's lengths
   * @param strides how far the result's places are apart for neighbours in the input; 1 unless set
   * @param padding {@code valid}, the default, or {@code same}
   * @param outputPadding how many elements the result gets beyond the least, below the stride; as
   *     many as make it (a multiple of) the input times the stride unless set
   * @param dataFormat {@code channels_last}, the default, or {@code channels_first}
   * @param dilationRate the distance of the window's elements; 1 unless set
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
      Long filters,
      List<Long> kernelSize,
      List<Long> strides,
      String padding,
      List<Long> outputPadding,
      String dataFormat,
      List<Long> dilationRate,
      Spec activation,
      Boolean useBias,
      Spec kernelInitializer,
      Spec biasInitializer,
      Spec kernelRegularizer,
      Spec biasRegularizer,
      Spec kernelConstraint,
      Spec biasConstraint) {
    /** Checks values and fills in defaults; those that depend on the axes are checked later. */
    public Config {
      filters = Window.count("filters", filters, "the number of filters");
      padding = Check.oneOf("padding", Check.or(padding, "valid"), "valid", "same");
      activation = Window.activation(activation);
      useBias = Check.or(useBias, true);
      kernelInitializer = Window.initializer(kernelInitializer, "glorot_uniform");
      biasInitializer = Window.initializer(biasInitializer, "zeros");
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  private Enlarging enlarging(Config config) {
    Grid grid = grid(config.dataFormat);
    return Enlarging.of(
        Window.of(grid, config.kernelSize, config.strides, config.dilationRate, config.padding),
        config.outputPadding);
  }

  /** (N, spatial…, C) to (N, places…, filters); kernel (size…, filters, C). */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    Enlarging enlarging = enlarging(config);
    Window window = enlarging.window();
    Shape x = window.input(inputs);
    Shape places = enlarging.places(Window.spatial(x));
    declarations.parameter(
        "kernel",
        window.kernel(config.filters, x.dim(-1)),
        config.kernelInitializer,
        config.kernelRegularizer,
        config.kernelConstraint);
    if (config.useBias) {
      declarations.parameter(
          "bias",
          Shape.of(config.filters),
          config.biasInitializer,
          config.biasRegularizer,
          config.biasConstraint);
    }
    Shape result = x.slice(0, 1).concat(places).concat(Shape.of(config.filters));
    Shape out = window.grid().fromLast(result);
    return List.of(inputs.get(0).with(declarations.activated(config.activation, out)));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Enlarging enlarging = enlarging(config);
    Window window = enlarging.window();
    Tensor x = window.grid().toLast(inputs[0]);
    Tensor kernel = context.parameter("kernel");
    Tensor bias = config.useBias ? context.parameter("bias") : null;
    Shape places = enlarging.places(Window.spatial(x.shape()));
    return window.finish(
        context,
        config.activation,
        f -> x.convolutionTranspose(kernel, bias, places, enlarging.sliding(), 1, f));
  }

  /** A mask's time axis may have another length than the result's. */
  @Override
  public boolean passesMask() {
    return false;
  }
}
