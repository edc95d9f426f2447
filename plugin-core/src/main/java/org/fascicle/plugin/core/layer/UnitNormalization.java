package org.fascicle.plugin.core.layer;

import java.util.List;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.service.component.annotations.Component;

/** Gives its inputs Euclidean length 1 along axes. */
@Component(service = Layer.class, property = Plugin.NAME + "=UnitNormalization")
public final class UnitNormalization implements Layer<UnitNormalization.Config> {
  private static final double EPSILON = 1e-12;

  /**
   * The configuration.
   *
   * @param axis one axis or several, N being 0; −1, the last, unless set
   */
  public record Config(List<Integer> axis) {
    /** Fills in the default. */
    public Config {
      axis = List.copyOf(Check.or(axis, List.of(-1)));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    TensorSpec x = Inputs.oneReal("UnitNormalization", inputs);
    config.axis.forEach(axis -> x.shape().axis("UnitNormalization", axis));
    return List.of(x);
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    int[] axes = config.axis.stream().mapToInt(axis -> axis).toArray();
    return new Tensor[] {Norms.unit(inputs[0], EPSILON, axes)};
  }
}
