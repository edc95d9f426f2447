package org.fascicle.plugin.core.constraint;

import java.util.List;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Constraint;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/**
 * No vector longer than {@code maxValue}.
 *
 * @see <a href="https://keras.io/api/layers/constraints/">Keras: constraints</a>
 */
@Component(
    service = Constraint.class,
    property = {Plugin.NAME + "=MaxNorm", Plugin.NAME + "=max_norm", Plugin.NAME + "=maxnorm"})
public final class MaxNorm implements Constraint<MaxNorm.Config> {
  /**
   * The configuration.
   *
   * @param maxValue the greatest length, at least 0; 2 unless set
   * @param axis the axes over which a length is taken; 0 unless set, which suits kernels (in, out);
   *     for kernels of images (H, W, in, out) set 0, 1, 2
   */
  public record Config(Double maxValue, List<Integer> axis) {
    /** Checks values and fills in defaults. */
    public Config {
      maxValue = Check.notNegative("MaxNorm.max_value", Check.or(maxValue, 2.0));
      axis = Norms.axes(axis);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public void check(Config config, Shape parameter) {
    Norms.check("MaxNorm", config.axis, parameter);
  }

  @Override
  public Tensor apply(Config config, Tensor parameter) {
    Tensor norms = Norms.of(parameter, config.axis);
    return parameter.mul(norms.clip(0, config.maxValue).div(norms.add(Norms.EPSILON)));
  }
}
