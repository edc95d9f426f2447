package org.fascicle.plugin.cnn.convolution;

import java.util.List;
import org.fascicle.api.exception.ShapeMismatchException;
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

/** f(x ∗ kernel + bias): filters that slide over the spatial axes. */
abstract class ConvLayer implements Layer<ConvLayer.Config> {
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
   * @param padding {@code valid}, the default, {@code same} or, along one axis, {@code causal}
   * @param dataFormat {@code channels_last}, the default, or {@code channels_first}
   * @param dilationRate the distance of its elements; 1 unless set
   * @param groups into how many parts the channels divide; 1 unless set
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
      String dataFormat,
      List<Long> dilationRate,
      Integer groups,
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
      groups = Check.or(groups, 1);
      Check.that("groups", groups, groups > 0, "a number of 1 or more");
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

  private Window window(Config config) {
    Grid grid = grid(config.dataFormat);
    return Window.of(grid, config.kernelSize, config.strides, config.dilationRate, config.padding);
  }

  /** (N, spatial…, C) to (N, places…, filters); kernel (size…, C / groups, filters). */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    Window window = window(config);
    Shape x = window.input(inputs);
    long in = x.dim(-1);
    if (in % config.groups != 0 || config.filters % config.groups != 0) {
      throw new ShapeMismatchException(
          window.grid().layer(),
          "channels and filters that divide into " + config.groups + " groups",
          in
              + " channels of "
              + inputs.get(0).shape()
              + " and "
              + config.filters
              + " filters: "
              + remainder(in, config.groups)
              + ", "
              + remainder(config.filters, config.groups),
          "Choose groups that divide both.");
    }
    Shape result = window.result(x, config.filters);
    declarations.parameter(
        "kernel",
        window.kernel(in / config.groups, config.filters),
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
    Shape out = window.grid().fromLast(result);
    return List.of(inputs.get(0).with(declarations.activated(config.activation, out)));
  }

  private static String remainder(long channels, int groups) {
    return channels + " mod " + groups + " = " + channels % groups;
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Window window = window(config);
    Tensor x = window.grid().toLast(inputs[0]);
    Tensor kernel = context.parameter("kernel");
    Tensor bias = config.useBias ? context.parameter("bias") : null;
    Sliding sliding = window.over(x.shape());
    return window.finish(
        context, config.activation, f -> x.convolution(kernel, bias, sliding, config.groups, f));
  }

  /** A mask's time axis may have another length than the result's. */
  @Override
  public boolean passesMask() {
    return false;
  }
}
