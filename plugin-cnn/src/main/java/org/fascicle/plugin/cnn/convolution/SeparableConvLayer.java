package org.fascicle.plugin.cnn.convolution;

import java.util.List;
import java.util.stream.LongStream;
import org.fascicle.api.model.Spec;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.op.Sliding;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.cnn.Grid;

/** A convolution of each channel by itself, then one across channels at each place. */
abstract class SeparableConvLayer implements Layer<SeparableConvLayer.Config> {
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
   * @param strides how far it moves; 1 unless set
   * @param padding {@code valid}, the default, or {@code same}
   * @param dataFormat {@code channels_last}, the default, or {@code channels_first}
   * @param dilationRate the distance of its elements; 1 unless set
   * @param depthMultiplier number of filters a channel in the first part; 1 unless set
   * @param activation f; {@code linear} unless set
   * @param useBias whether there is a bias; true unless set
   * @param depthwiseInitializer first values of the first kernel; {@code glorot_uniform} unless set
   * @param pointwiseInitializer first values of the second; {@code glorot_uniform} unless set
   * @param biasInitializer first values of the bias; {@code zeros} unless set
   * @param depthwiseRegularizer the penalty on the first kernel; none unless set
   * @param pointwiseRegularizer the penalty on the second kernel; none unless set
   * @param biasRegularizer the penalty on the bias; none unless set
   * @param depthwiseConstraint what the first kernel must fulfil; nothing unless set
   * @param pointwiseConstraint what the second kernel must fulfil; nothing unless set
   * @param biasConstraint what the bias must fulfil; nothing unless set
   */
  public record Config(
      Long filters,
      List<Long> kernelSize,
      List<Long> strides,
      String padding,
      String dataFormat,
      List<Long> dilationRate,
      Long depthMultiplier,
      Spec activation,
      Boolean useBias,
      Spec depthwiseInitializer,
      Spec pointwiseInitializer,
      Spec biasInitializer,
      Spec depthwiseRegularizer,
      Spec pointwiseRegularizer,
      Spec biasRegularizer,
      Spec depthwiseConstraint,
      Spec pointwiseConstraint,
      Spec biasConstraint) {
    /** Checks values and fills in defaults; those that depend on the axes are checked later. */
    public Config {
      filters = Window.count("filters", filters, "the number of filters");
      padding = Check.oneOf("padding", Check.or(padding, "valid"), "valid", "same");
      depthMultiplier =
          Window.count("depth_multiplier", Check.or(depthMultiplier, 1L), "filters a channel");
      activation = Window.activation(activation);
      useBias = Check.or(useBias, true);
      depthwiseInitializer = Window.initializer(depthwiseInitializer, "glorot_uniform");
      pointwiseInitializer = Window.initializer(pointwiseInitializer, "glorot_uniform");
      biasInitializer = Window.initializer(biasInitializer, "zeros");
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  private Window window(Config config) {
    Grid grid = grid(config.dataFormat);
    return Window.of(grid, config.kernelSize, config.strides, config.dilationRate, config.padding);
  }

  /**
   * (N, spatial…, C) to (N, places…, filters); kernels (size…, C, multiplier) and (1…, C ·
   * multiplier, filters).
   */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    Window window = window(config);
    Shape x = window.input(inputs);
    Shape result = window.result(x, config.filters);
    declarations.parameter(
        "depthwise_kernel",
        window.kernel(x.dim(-1), config.depthMultiplier),
        config.depthwiseInitializer,
        config.depthwiseRegularizer,
        config.depthwiseConstraint);
    Shape point = Shape.of(LongStream.generate(() -> 1).limit(window.grid().axes()).toArray());
    declarations.parameter(
        "pointwise_kernel",
        point.concat(Shape.of(x.dim(-1) * config.depthMultiplier, config.filters)),
        config.pointwiseInitializer,
        config.pointwiseRegularizer,
        config.pointwiseConstraint);
    if (config.useBias) {
      declarations.parameter(
          "bias",
          Shape.of(config.filters),
          config.biasInitializer,
          config.biasRegularizer,
          config.biasConstraint);
    }
    Shape out = window.grid().fromLast(result);
    return List.of(inputs.get(0).with(declarations.activated(config.activation, out)));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Window window = window(config);
    Tensor x = window.grid().toLast(inputs[0]);
    int channels = Math.toIntExact(x.shape().dim(-1));
    Tensor filters = DepthwiseConvLayer.filters(window, context.parameter("depthwise_kernel"));
    Tensor across = context.parameter("pointwise_kernel");
    Tensor bias = config.useBias ? context.parameter("bias") : null;
    Sliding sliding = window.over(x.shape());
    return window.finish(
        context,
        config.activation,
        f ->
            x.convolution(filters, null, sliding, channels, Pointwise.LINEAR)
                .convolution(across, bias, Sliding.simple(window.grid().axes()), 1, f));
  }

  /** A mask's time axis may have another length than the result's. */
  @Override
  public boolean passesMask() {
    return false;
  }
}
