package org.fascicle.platform.testing;

import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.op.AdamUpdate;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Optimizer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Slot;
import org.fascicle.api.plugin.UpdateContext;
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
    add(registry, Kind.LAYER, new TestLayers.Dropout(), "Dropout");
    add(registry, Kind.LAYER, new TestLayers.Counting(), "Counting");
    add(registry, Kind.LAYER, new TestLayers.Add(), "Add");
    add(registry, Kind.LAYER, new TestLayers.Halves(), "Halves");
    add(registry, Kind.LAYER, new TestLayers.Penalty(), "Penalty");
    add(registry, Kind.LAYER, new TestLayers.MaskZeros(), "MaskZeros");
    add(registry, Kind.ACTIVATION, new TestLayers.Relu(), "relu");
    add(registry, Kind.ACTIVATION, new TestLayers.Linear(), "linear");
    add(registry, Kind.ACTIVATION, new TestLayers.Softmax(), "softmax");
    add(registry, Kind.LOSS, new TestRules.Mse(), "MeanSquaredError", "mean_squared_error", "mse");
    add(registry, Kind.LOSS, new TestRules.Sparse(), "sparse_categorical_crossentropy");
    add(registry, Kind.METRIC, new TestRules.AbsoluteError(), "mae");
    add(registry, Kind.OPTIMIZER, new Sgd(), "SGD");
    add(registry, Kind.OPTIMIZER, new Adam(), "Adam");
    add(registry, Kind.INITIALIZER, new TestRules.Uniform(), "uniform");
    add(registry, Kind.REGULARIZER, new TestRules.SquareSum(), "L2");
    add(registry, Kind.CONSTRAINT, new TestRules.Capped(), "Capped");
    add(registry, Kind.INITIALIZER, new TestRules.Zeros(), "zeros");
    add(registry, Kind.INITIALIZER, new TestRules.Hungry(), "hungry");
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
}
