package com.example.swish;

import java.util.List;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.service.component.annotations.Component;

/** x · σ(βx) with a β learned for each feature. */
@Component(service = Layer.class, property = Plugin.NAME + "=Swish")
public final class SwishLayer implements Layer<SwishLayer.Config> {
  /**
   * The configuration.
   *
   * @param betaInitializer first values of β; {@code ones} unless set
   */
  public record Config(Spec betaInitializer) {
    /** Fills in defaults. */
    public Config {
      betaInitializer =
          betaInitializer == null ? Spec.of(Kind.INITIALIZER, "ones") : betaInitializer;
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    TensorSpec x = inputs.get(0);
    if (x.shape().rank() < 2 || x.shape().dim(-1) == Shape.UNKNOWN) {
      throw new ShapeMismatchException("Swish", "(None, …, features)", x.toString(), "");
    }
    declarations.parameter("beta", Shape.of(x.shape().dim(-1)), config.betaInitializer);
    return List.of(x);
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    return new Tensor[] {inputs[0].apply(new Swish(), context.parameter("beta"))};
  }
}
