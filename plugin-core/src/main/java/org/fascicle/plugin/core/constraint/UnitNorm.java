package org.fascicle.plugin.core.constraint;

import java.util.List;
import org.fascicle.api.plugin.Constraint;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/**
 * Every vector of length 1.
 *
 * @see <a href="https://keras.io/api/layers/constraints/">Keras: constraints</a>
 */
@Component(
    service = Constraint.class,
    property = {Plugin.NAME + "=UnitNorm", Plugin.NAME + "=unit_norm", Plugin.NAME + "=unitnorm"})
public final class UnitNorm implements Constraint<UnitNorm.Config> {
  /**
   * The configuration.
   *
   * @param axis the axes over which a length is taken; 0 unless set, which suits kernels (in, out);
   *     for kernels of images (H, W, in, out) set 0, 1, 2
   */
  public record Config(List<Integer> axis) {
    /** Checks values and fills in defaults. */
    public Config {
      axis = Norms.axes(axis);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public void check(Config config, Shape parameter) {
    Norms.check("UnitNorm", config.axis, parameter);
  }

  @Override
  public Tensor apply(Config config, Tensor parameter) {
    return parameter.div(Norms.of(parameter, config.axis).add(Norms.EPSILON));
  }
}
