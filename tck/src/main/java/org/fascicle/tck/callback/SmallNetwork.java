package org.fascicle.tck.callback;

import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Initializer;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Optimizer;
import org.fascicle.api.plugin.Slot;
import org.fascicle.api.plugin.UpdateContext;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.LocalPlatform;

/** What a model needs at least, so that the kit needs no plugin but the one under test. */
final class SmallNetwork {
  static final String LAYER = "KitLayer";
  static final String LOSS = "kit_loss";
  static final String OPTIMIZER = "kit_optimizer";
  private static final String INITIALIZER = "kit_initializer";
  private static final int SAMPLES = 10;

  private SmallNetwork() {}

  static void addTo(LocalPlatform platform) {
    String bundle = "org.fascicle.tck";
    platform.add(Kind.LAYER, List.of(LAYER), bundle, new KitLayer());
    platform.add(Kind.LOSS, List.of(LOSS), bundle, new KitLoss());
    platform.add(Kind.OPTIMIZER, List.of(OPTIMIZER), bundle, new KitOptimizer());
    platform.add(Kind.INITIALIZER, List.of(INITIALIZER), bundle, new KitInitializer());
  }

  /** Ten samples of two numbers each, targets of one. */
  static Dataset samples() {
    return samples(1);
  }

  /** The same with targets of this size; NaN makes the loss NaN. */
  static Dataset samples(float scale) {
    float[] x = new float[2 * SAMPLES];
    float[] y = new float[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      x[2 * i] = (i * 7 % 10) / 10f - 0.5f;
      x[2 * i + 1] = (i * 3 % 10) / 10f - 0.5f;
      y[i] = scale * (2 * x[2 * i] - x[2 * i + 1] + 0.5f);
    }
    return Dataset.of(HostArray.of(x, SAMPLES, 2), HostArray.of(y, SAMPLES, 1));
  }

  /** relu(x·kernel) by its configuration, or x·kernel. */
  static final class KitLayer implements Layer<KitLayer.Config> {
    /** The configuration, with the key by which layers name their activation. */
    public record Config(long units, String activation) {}

    @Override
    public Class<Config> configuration() {
      return Config.class;
    }

    @Override
    public List<TensorSpec> build(Config config, List<TensorSpec> in, Declarations declarations) {
      Shape kernel = Shape.of(in.get(0).shape().dim(-1), config.units);
      declarations.parameter("kernel", kernel, Spec.of(Kind.INITIALIZER, INITIALIZER));
      return List.of(in.get(0).with(Shape.of(Shape.UNKNOWN, config.units)));
    }

    @Override
    public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
      Tensor y = inputs[0].matmul(context.parameter("kernel"));
      return new Tensor[] {"relu".equals(config.activation) ? y.relu() : y};
    }
  }

  /** The mean square of the errors. */
  static final class KitLoss implements Loss<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public void check(NoConfig config, TensorSpec target, TensorSpec prediction) {}

    @Override
    public Tensor call(NoConfig config, Tensor target, Tensor prediction) {
      return prediction.sub(target).square().mean(-1);
    }
  }

  /** Gradient descent at 0.1. */
  static final class KitOptimizer implements Optimizer<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public List<Slot> slots(NoConfig config, Shape parameter) {
      return List.of();
    }

    @Override
    public double learningRate() {
      return 0.1;
    }

    @Override
    public void update(NoConfig config, UpdateContext context, Tensor parameter, Tensor gradient) {
      context.update(new SgdUpdate(0, false), parameter, gradient, context.learningRate());
    }
  }

  /** Uniform in ±0.5. */
  static final class KitInitializer implements Initializer<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public LongToDoubleFunction values(NoConfig config, Shape shape, RandomStream random) {
      return i -> random.nextLong(1001) / 1000.0 - 0.5;
    }
  }
}
