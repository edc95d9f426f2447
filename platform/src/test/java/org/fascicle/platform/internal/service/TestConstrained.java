package org.fascicle.platform.internal.service;

import java.util.List;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.registry.PluginRegistry;
import org.fascicle.platform.testing.TestPlugins;

/** A layer that puts a constraint for matrices on a vector. */
final class TestConstrained implements Layer<TestConstrained.Config> {
  /** The configuration. */
  public record Config(Spec constraint) {
    /** Defaults. */
    public Config {
      constraint = Spec.of(Kind.CONSTRAINT, "Capped").with("bound", 1);
    }
  }

  static void add(PluginRegistry registry) {
    TestPlugins.add(registry, Kind.LAYER, new TestConstrained(), "Constrained");
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> in, Declarations declarations) {
    Spec ones = Spec.of(Kind.INITIALIZER, "zeros");
    declarations.parameter("scale", Shape.of(2), ones, null, config.constraint);
    return in;
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    return new Tensor[] {inputs[0].mul(context.parameter("scale"))};
  }
}
