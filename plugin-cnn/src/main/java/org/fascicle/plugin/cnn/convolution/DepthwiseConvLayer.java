package org.fascicle.plugin.cnn.convolution;

import java.util.List;
import org.fascicle.api.model.Spec;
import org.fascicle.api.op.Sliding;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.cnn.Grid;

/** A convolution of each channel by filters of its own. */
abstract class DepthwiseConvLayer implements Layer<DepthwiseConvLayer.Config> {
  /**
   * The layer's type, and where its inputs have their axes.
   *
   * @param format the configured place of the channels; null for the default
   */
  abstract Grid grid(String format);

  /**
   * The configuration. Lists hold one number an axis, or one for all.
   *
   * @param kernelSize the window's lengths
   * @param strides how far it moves; 1 unless set
   * @param padding {@code valid}, the default, or {@code same}
   * @param depthMultiplier number of filters a channel; 1 unless set
   * @param dataFormat {@code channels_last}, the default, or {@code channels_first}
   * @param dilationRate the distance of its elements; 1 unless set
   * @param activation f; {@code linear} unless set
   * @param useBias whether there is a bias; true unless set
   * @param depthwiseInitializer first values of the kernel; {@code glorot_uniform} unless set
   * @param biasInitializer first values of the bias; {@code zeros} unless set
   * @param depthwiseRegularizer the penalty on the kernel; none unless set
   * @param biasRegularizer the penalty on the bias; none unless set
   * @param depthwiseConstraint what the kernel must fulfil; nothing unless set
   * @param biasConstraint what the bias must fulfil; nothing unless set
   */
  public record Config(
      List<Long> kernelSize,
      List<Long> strides,
      String padding,
      Long depthMultiplier,
      String dataFormat,
      List<Long> dilationRate,
      Spec activation,
      Boolean useBias,
      Spec depthwiseInitializer,
      Spec biasInitializer,
      Spec depthwiseRegularizer,
      Spec biasRegularizer,
      Spec depthwiseConstraint,
      Spec biasConstraint) {
    /** Checks values and fills in defaults; those that depend on the axes are checked later. */
    public Config {
      padding = Check.oneOf("padding", Check.or(padding, "valid"), "valid", "same");
      depthMultiplier =
          Window.count("depth_multiplier", Check.or(depthMultiplier, 1L), "filters a channel");
      activation = Window.activation(activation);
      useBias = Check.or(useBias, true);
      depthwiseInitializer = Window.initializer(depthwiseInitializer, "glorot_uniform");
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

  /** (N, spatial…, C) to (N, places…, C · multiplier); kernel (size…, C, multiplier). */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    Window window = window(config);
    Shape x = window.input(inputs);
    long out = x.dim(-1) * config.depthMultiplier;
    Shape result = window.result(x, out);
    declarations.parameter(
        "kernel",
        window.kernel(x.dim(-1), config.depthMultiplier),
        config.depthwiseInitializer,
        config.depthwiseRegularizer,
        config.depthwiseConstraint);
    if (config.useBias) {
      declarations.parameter(
          "bias",
          Shape.of(out),
          config.biasInitializer,
          config.biasRegularizer,
          config.biasConstraint);
    }
    Shape given = window.grid().fromLast(result);
    return List.of(inputs.get(0).with(declarations.activated(config.activation, given)));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Window window = window(config);
    Tensor x = window.grid().toLast(inputs[0]);
    int channels = Math.toIntExact(x.shape().dim(-1));
    Tensor kernel = filters(window, context.parameter("kernel"));
    Tensor bias = config.useBias ? context.parameter("bias") : null;
    Sliding sliding = window.over(x.shape());
    return window.finish(
        context, config.activation, f -> x.convolution(kernel, bias, sliding, channels, f));
  }

  /** A kernel (size…, C, multiplier) as filters of C groups: (size…, 1, C · multiplier). */
  static Tensor filters(Window window, Tensor kernel) {
    return kernel.reshape(window.kernel(1, kernel.shape().dim(-2) * kernel.shape().dim(-1)));
  }

  /** A mask's time axis may have another length than the result's. */
  @Override
  public boolean passesMask() {
    return false;
  }
}
