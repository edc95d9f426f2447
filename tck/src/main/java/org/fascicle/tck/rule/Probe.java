package org.fascicle.tck.rule;

import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Initializer;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.LocalPlatform;

/** The least that a model needs besides its optimiser: x·kernel, squared errors, first values. */
final class Probe {
  static final String LAYER = "Probe";
  static final String LOSS = "probe_loss";
  private static final String FIRST = "probe_values";

  private Probe() {}

  static void addTo(LocalPlatform platform) {
    platform.add(Kind.LAYER, List.of(LAYER), "kit", new Product());
    platform.add(Kind.LOSS, List.of(LOSS), "kit", new Squares());
    platform.add(Kind.INITIALIZER, List.of(FIRST), "kit", new First());
  }

  /** (N, in) to (N, 1). */
  private static final class Product implements Layer<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public List<TensorSpec> build(NoConfig config, List<TensorSpec> in, Declarations declarations) {
      Shape kernel = Shape.of(in.get(0).shape().dim(-1), 1);
      declarations.parameter("kernel", kernel, Spec.of(Kind.INITIALIZER, FIRST));
      return List.of(in.get(0).with(Shape.of(Shape.UNKNOWN, 1)));
    }

    @Override
    public Tensor[] call(NoConfig config, LayerContext context, Tensor... inputs) {
      return new Tensor[] {inputs[0].matmul(context.parameter("kernel"))};
    }
  }

  private static final class Squares implements Loss<NoConfig> {
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

  /** 0.7, −0.6, 0.5, −0.4 … */
  private static final class First implements Initializer<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public LongToDoubleFunction values(NoConfig config, Shape shape, RandomStream random) {
      return i -> (i % 2 == 0 ? 1 : -1) * (0.7 - 0.1 * i);
    }
  }
}
