package org.fascicle.platform.testing;

import java.util.Arrays;
import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.op.AdamUpdate;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.Constraint;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Initializer;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.MetricContext;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Optimizer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Regularizer;
import org.fascicle.api.plugin.Slot;
import org.fascicle.api.plugin.Sums;
import org.fascicle.api.plugin.UpdateContext;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.registry.BundleVersion;
import org.fascicle.platform.internal.registry.PluginRegistry;
import org.fascicle.platform.internal.registry.Provider;

/** The few plugins that tests of models need, as small as they can be. */
public final class TestPlugins {
  private TestPlugins() {}

  /** A registry with all of them, from bundle {@code test} 1.0.0. */
  public static PluginRegistry registry() {
    PluginRegistry registry = new PluginRegistry();
    add(registry, Kind.LAYER, new Dense(), "Dense");
    add(registry, Kind.LAYER, new Dropout(), "Dropout");
    add(registry, Kind.LAYER, new Counting(), "Counting");
    add(registry, Kind.LAYER, new Add(), "Add");
    add(registry, Kind.LAYER, new Halves(), "Halves");
    add(registry, Kind.LAYER, new Penalty(), "Penalty");
    add(registry, Kind.LAYER, new MaskZeros(), "MaskZeros");
    add(registry, Kind.ACTIVATION, new Relu(), "relu");
    add(registry, Kind.ACTIVATION, new Linear(), "linear");
    add(registry, Kind.ACTIVATION, new Softmax(), "softmax");
    add(registry, Kind.LOSS, new Mse(), "MeanSquaredError", "mean_squared_error", "mse");
    add(registry, Kind.LOSS, new Sparse(), "sparse_categorical_crossentropy");
    add(registry, Kind.METRIC, new AbsoluteError(), "mae");
    add(registry, Kind.OPTIMIZER, new Sgd(), "SGD");
    add(registry, Kind.OPTIMIZER, new Adam(), "Adam");
    add(registry, Kind.INITIALIZER, new Uniform(), "uniform");
    add(registry, Kind.REGULARIZER, new SquareSum(), "L2");
    add(registry, Kind.CONSTRAINT, new Capped(), "Capped");
    add(registry, Kind.INITIALIZER, new Zeros(), "zeros");
    return registry;
  }

  /** Adds a plugin of bundle {@code test} 1.0.0. */
  public static Provider add(PluginRegistry registry, Kind kind, Plugin<?> p, String... names) {
    return addVersion(registry, kind, p, "1.0.0", names);
  }

  /** Adds a plugin of bundle {@code test}. */
  public static Provider addVersion(
      PluginRegistry registry, Kind kind, Plugin<?> plugin, String version, String... names) {
    Provider provider =
        new Provider(kind, List.of(names), "test", BundleVersion.parse(version), () -> plugin);
    registry.add(provider);
    return provider;
  }

  /** x·kernel + bias. */
  public static class Dense implements Layer<TestPlugins.Dense.DenseConfig> {
    /** The configuration. */
    public record DenseConfig(
        long units,
        Spec activation,
        Spec kernelInitializer,
        Spec kernelRegularizer,
        Spec kernelConstraint) {
      /** Defaults. */
      public DenseConfig {
        if (units < 1) {
          throw new InvalidArgumentException("Dense.units", "1 or more", units + "", "");
        }
        activation = activation == null ? Spec.of(Kind.ACTIVATION, "linear") : activation;
        kernelInitializer =
            kernelInitializer == null ? Spec.of(Kind.INITIALIZER, "uniform") : kernelInitializer;
      }
    }

    @Override
    public Class<DenseConfig> configuration() {
      return DenseConfig.class;
    }

    @Override
    public List<TensorSpec> build(
        DenseConfig config, List<TensorSpec> in, Declarations declarations) {
      Shape x = in.get(0).shape();
      if (x.rank() != 2) {
        throw new InvalidArgumentException("Dense", "(N, features)", x.toString(), "Flatten it.");
      }
      Shape kernel = Shape.of(x.dim(-1), config.units);
      declarations.parameter(
          "kernel",
          kernel,
          config.kernelInitializer,
          config.kernelRegularizer,
          config.kernelConstraint);
      declarations.parameter("bias", Shape.of(config.units), Spec.of(Kind.INITIALIZER, "zeros"));
      return List.of(in.get(0).with(Shape.of(Shape.UNKNOWN, config.units)));
    }

    @Override
    public Tensor[] call(DenseConfig config, LayerContext context, Tensor... inputs) {
      Tensor y = inputs[0].matmul(context.parameter("kernel")).add(context.parameter("bias"));
      return new Tensor[] {context.activation(config.activation).apply(y)};
    }
  }

  /** Drops some in training; hands its input on otherwise. */
  static final class Dropout implements Layer<TestPlugins.Dropout.DropoutConfig> {
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

  /** Mean over features of the squared difference. */
  static final class Mse implements Loss<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public void check(NoConfig config, TensorSpec target, TensorSpec prediction) {
      if (target.shape().rank() == prediction.shape().rank()
          && target.shape().dim(-1) != prediction.shape().dim(-1)) {
        throw new InvalidArgumentException("mse", prediction.shape() + "", target.shape() + "", "");
      }
    }

    @Override
    public Tensor call(NoConfig config, Tensor target, Tensor prediction) {
      return prediction.sub(target.reshape(prediction.shape())).square().mean(-1);
    }
  }

  /** −log p[label]. */
  static final class Sparse implements Loss<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public void check(NoConfig config, TensorSpec target, TensorSpec prediction) {}

    @Override
    public Tensor call(NoConfig config, Tensor target, Tensor prediction) {
      return prediction.log().sparseSoftmaxCrossEntropy(target.reshape(target.shape().dim(0)));
    }
  }

  /** The weighted mean of |target − prediction|. */
  static final class AbsoluteError implements Metric<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public void build(NoConfig c, TensorSpec target, TensorSpec p, Declarations declarations) {
      declarations.state("total", DType.FLOAT64, Shape.SCALAR, 0);
      declarations.state("count", DType.FLOAT64, Shape.SCALAR, 0);
    }

    @Override
    public void update(
        NoConfig config, MetricContext context, Tensor target, Tensor prediction, Tensor weights) {
      Tensor error =
          prediction.sub(target.reshape(prediction.shape())).abs().mean(-1).cast(DType.FLOAT64);
      Tensor w = weights == null ? error.onesLike() : weights.cast(DType.FLOAT64);
      context.updateState("total", context.state("total").add(error.mul(w).sum()));
      context.updateState("count", context.state("count").add(w.sum()));
    }

    @Override
    public double result(NoConfig config, Sums sums) {
      return sums.scalar("total") / sums.scalar("count");
    }
  }

  /** Gradient descent. */
  public static class Sgd implements Optimizer<TestPlugins.Sgd.SgdConfig> {
    /** The configuration. */
    public record SgdConfig(Double momentum) {
      /** Defaults. */
      public SgdConfig {
        momentum = momentum == null ? 0.0 : momentum;
      }
    }

    @Override
    public Class<SgdConfig> configuration() {
      return SgdConfig.class;
    }

    @Override
    public List<Slot> slots(SgdConfig config, Shape parameter) {
      return config.momentum == 0 ? List.of() : List.of(Slot.zeros("momentum", parameter));
    }

    @Override
    public double learningRate() {
      return 0.01;
    }

    @Override
    public void update(SgdConfig config, UpdateContext context, Tensor p, Tensor gradient) {
      SgdUpdate op = new SgdUpdate(config.momentum, false);
      if (config.momentum == 0) {
        context.update(op, p, gradient, context.learningRate());
      } else {
        context.update(op, p, context.slot("momentum"), gradient, context.learningRate());
      }
    }
  }

  /** Adam. */
  public static final class Adam implements Optimizer<TestPlugins.Adam.AdamConfig> {
    /** The configuration. */
    public record AdamConfig(Double beta1, Double beta2, Double epsilon) {
      /** Defaults. */
      public AdamConfig {
        beta1 = beta1 == null ? 0.9 : beta1;
        beta2 = beta2 == null ? 0.999 : beta2;
        epsilon = epsilon == null ? 1e-7 : epsilon;
      }
    }

    @Override
    public Class<AdamConfig> configuration() {
      return AdamConfig.class;
    }

    @Override
    public List<Slot> slots(AdamConfig config, Shape parameter) {
      return List.of(Slot.zeros("m", parameter), Slot.zeros("v", parameter));
    }

    @Override
    public double learningRate() {
      return 0.001;
    }

    @Override
    public void update(AdamConfig config, UpdateContext context, Tensor p, Tensor gradient) {
      context.update(
          new AdamUpdate(config.beta1, config.beta2, config.epsilon),
          p,
          context.slot("m"),
          context.slot("v"),
          gradient,
          context.learningRate(),
          context.step());
    }
  }

  /** The sum of squares. */
  static final class SquareSum implements Regularizer<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public Tensor loss(NoConfig config, Tensor x) {
      return x.square().sum();
    }
  }

  /** At most a bound; for matrices. */
  static final class Capped implements Constraint<TestPlugins.Capped.CappedConfig> {
    /** The configuration. */
    public record CappedConfig(double bound) {}

    @Override
    public Class<CappedConfig> configuration() {
      return CappedConfig.class;
    }

    @Override
    public void check(CappedConfig config, Shape parameter) {
      if (parameter.rank() != 2) {
        throw new InvalidArgumentException("Capped", "a matrix", parameter.toString(), "");
      }
    }

    @Override
    public Tensor apply(CappedConfig config, Tensor parameter) {
      return parameter.minimum(config.bound);
    }
  }

  /** Uniform in ±0.5. */
  static final class Uniform implements Initializer<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public double[] values(NoConfig config, Shape shape, RandomStream random) {
      double[] values = new double[(int) shape.elements()];
      Arrays.setAll(values, i -> random.nextDouble() - 0.5);
      return values;
    }
  }

  /** Zeros. */
  static final class Zeros implements Initializer<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public double[] values(NoConfig config, Shape shape, RandomStream random) {
      return new double[(int) shape.elements()];
    }
  }
}
