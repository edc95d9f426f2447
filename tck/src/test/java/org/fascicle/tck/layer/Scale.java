package org.fascicle.tck.layer;

import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Initializer;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/** A good layer, to be broken: factor · x · w, w one number a feature, and a count of nothing. */
class Scale implements Layer<Scale.Config> {
  /**
   * The configuration.
   *
   * @param factor above 0
   */
  public record Config(Double factor) {
    /** Checks. */
    public Config {
      if (factor == null || !(factor > 0)) {
        throw new InvalidArgumentException("Scale.factor", "a number above 0", factor + "", "");
      }
    }
  }

  /** Uniform numbers from 0 to 1. */
  static final class Uniform implements Initializer<NoConfig> {
    static final String NAME = "uniform";

    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public LongToDoubleFunction values(NoConfig config, Shape shape, RandomStream random) {
      return i -> random.nextDouble();
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    TensorSpec x = inputs.get(0);
    if (x.shape().rank() < 2) {
      throw new ShapeMismatchException("Scale", "(None, …, features)", x.toString(), "");
    }
    declare(x.shape().dim(-1), declarations);
    return List.of(inferred(x));
  }

  void declare(long features, Declarations declarations) {
    declarations.parameter("w", Shape.of(features), Spec.of(Kind.INITIALIZER, Uniform.NAME));
    declarations.state("seen", DType.FLOAT32, Shape.SCALAR, 0);
  }

  TensorSpec inferred(TensorSpec x) {
    return x;
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Tensor y = y(context, inputs[0], context.parameter("w")).mul(config.factor);
    return new Tensor[] {y};
  }

  Tensor y(LayerContext context, Tensor x, Tensor w) {
    return x.mul(w);
  }
}
