package org.fascicle.platform.testing;

import java.util.Arrays;
import java.util.List;
import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/** Layers and activations for tests of models, as small as they can be. */
final class TestLayers {
  private TestLayers() {}

  /** Drops some in training; hands its input on otherwise. */
  static final class Dropout implements Layer<TestLayers.Dropout.DropoutConfig> {
    /** The configuration. */
    public record DropoutConfig(double rate) {}

    @Override
    public Class<DropoutConfig> configuration() {
      return DropoutConfig.class;
    }

    @Override
    public List<TensorSpec> build(
        DropoutConfig config, List<TensorSpec> in, Declarations declarations) {
      return in;
    }

    @Override
    public Tensor[] call(DropoutConfig config, LayerContext context, Tensor... inputs) {
      return context.isTraining()
          ? new Tensor[] {inputs[0].dropout(config.rate, context.randomKey())}
          : inputs;
    }
  }

  /** Counts its training steps in a state. */
  static final class Counting implements Layer<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public List<TensorSpec> build(NoConfig c, List<TensorSpec> in, Declarations declarations) {
      declarations.state("count", DType.FLOAT32, Shape.SCALAR, 10);
      return in;
    }

    @Override
    public Tensor[] call(NoConfig config, LayerContext context, Tensor... inputs) {
      if (context.isTraining()) {
        context.updateState("count", context.state("count").add(1));
      }
      return inputs;
    }
  }

  /** The sum of its inputs. */
  static final class Add implements Layer<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public List<TensorSpec> build(NoConfig c, List<TensorSpec> in, Declarations declarations) {
      return List.of(in.get(0));
    }

    @Override
    public Tensor[] call(NoConfig config, LayerContext context, Tensor... inputs) {
      return new Tensor[] {Arrays.stream(inputs).reduce(Tensor::add).orElseThrow()};
    }
  }

  /** Two results: the left and the right half of the features. */
  static final class Halves implements Layer<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public List<TensorSpec> build(NoConfig c, List<TensorSpec> in, Declarations declarations) {
      Shape x = in.get(0).shape();
      TensorSpec half = in.get(0).with(x.with(1, x.dim(1) / 2));
      return List.of(half, half);
    }

    @Override
    public Tensor[] call(NoConfig config, LayerContext context, Tensor... inputs) {
      long width = inputs[0].shape().dim(1);
      return new Tensor[] {inputs[0].slice(1, 0, width / 2), inputs[0].slice(1, width / 2, width)};
    }
  }

  /** Hands its input on and adds its mean square to the loss. */
  static final class Penalty implements Layer<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public List<TensorSpec> build(NoConfig c, List<TensorSpec> in, Declarations declarations) {
      return in;
    }

    @Override
    public Tensor[] call(NoConfig config, LayerContext context, Tensor... inputs) {
      context.addLoss(inputs[0].square().mean());
      return inputs;
    }
  }

  /** (N, T) to (N, T), masking zeros. */
  static final class MaskZeros implements Layer<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public List<TensorSpec> build(NoConfig c, List<TensorSpec> in, Declarations declarations) {
      return List.of(in.get(0).with(in.get(0).shape().concat(Shape.of(1))));
    }

    @Override
    public Tensor[] call(NoConfig config, LayerContext context, Tensor... inputs) {
      context.setMask(inputs[0].notEqual(0));
      return new Tensor[] {inputs[0].expandDims(2)};
    }
  }

  /** max(x, 0). */
  static final class Relu implements Activation<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public Tensor apply(NoConfig config, Tensor x) {
      return x.relu();
    }
  }

  /** x. */
  static final class Linear implements Activation<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public Tensor apply(NoConfig config, Tensor x) {
      return x;
    }
  }

  /** exp(x) over its sum. */
  static final class Softmax implements Activation<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public Tensor apply(NoConfig config, Tensor x) {
      return x.softmax(-1);
    }
  }
}
