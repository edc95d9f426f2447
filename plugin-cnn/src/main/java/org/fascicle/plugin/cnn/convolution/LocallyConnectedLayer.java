package org.fascicle.plugin.cnn.convolution;

import java.util.List;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.Spec;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.cnn.Grid;

/** A convolution that shares nothing: each place has filters and a bias of its own (Keras 2). */
abstract class LocallyConnectedLayer implements Layer<LocallyConnectedLayer.Config> {
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
   * @param padding {@code valid}: nothing else is known
   * @param dataFormat {@code channels_last}, the default, or {@code channels_first}
   * @param activation f; {@code linear} unless set
   * @param useBias whether there are biases; true unless set
   * @param kernelInitializer first values of the kernels; {@code glorot_uniform} unless set
   * @param biasInitializer first values of the biases; {@code zeros} unless set
   * @param kernelRegularizer the penalty on the kernels; none unless set
   * @param biasRegularizer the penalty on the biases; none unless set
   * @param kernelConstraint what the kernels must fulfil; nothing unless set
   * @param biasConstraint what the biases must fulfil; nothing unless set
   */
  public record Config(
      Long filters,
      List<Long> kernelSize,
      List<Long> strides,
      String padding,
      String dataFormat,
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
      padding = Check.oneOf("padding", Check.or(padding, "valid"), "valid");
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
    return Window.of(grid, config.kernelSize, config.strides, null, config.padding);
  }

  /**
   * (N, spatial…, C) to (N, places…, filters); kernel (all places, size… · C, filters), bias
   * (places…, filters).
   */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    Window window = window(config);
    Shape x = window.input(inputs);
    Shape result = window.result(x, config.filters);
    Shape places = Window.spatial(result);
    if (!places.isKnown()) {
      throw new ShapeMismatchException(
          window.grid().layer(),
          "known lengths of all axes, since each place has filters of its own",
          inputs.get(0).shape().toString(),
          "Give the input's shape.");
    }
    declarations.parameter(
        "kernel",
        Shape.of(places.elements(), window.sizes().elements() * x.dim(-1), config.filters),
        config.kernelInitializer,
        config.kernelRegularizer,
        config.kernelConstraint);
    if (config.useBias) {
      declarations.parameter(
          "bias",
          places.concat(Shape.of(config.filters)),
          config.biasInitializer,
          config.biasRegularizer,
          config.biasConstraint);
    }
    Shape out = window.grid().fromLast(result);
    return List.of(inputs.get(0).with(declarations.activated(config.activation, out)));
  }

  /** A product of matrices at each place: (N, size… · C) with (size… · C, filters). */
  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Window window = window(config);
    Tensor x = window.grid().toLast(inputs[0]);
    Tensor kernel = context.parameter("kernel");
    Shape result = window.result(x.shape(), config.filters);
    Tensor seen =
        x.patches(window.sizes(), window.over(x.shape()))
            .reshape(x.shape().dim(0), kernel.shape().dim(0), kernel.shape().dim(1))
            .transpose(1, 0, 2);
    Tensor sum = seen.matmul(kernel).transpose(1, 0, 2).reshape(result);
    Tensor z = config.useBias ? sum.add(context.parameter("bias")) : sum;
    return window.finish(context, config.activation, (Pointwise f) -> f.apply(z));
  }

  /** A mask's time axis may have another length than the result's. */
  @Override
  public boolean passesMask() {
    return false;
  }
}
