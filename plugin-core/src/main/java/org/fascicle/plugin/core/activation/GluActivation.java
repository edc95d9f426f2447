package org.fascicle.plugin.core.activation;

import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/**
 * a · σ(b), with a and b the first and second half of x along an axis, which the value has half of
 * (Dauphin et al. 2017).
 */
@Component(service = Activation.class, property = Plugin.NAME + "=glu")
public final class GluActivation implements Activation<GluActivation.Config> {
  /**
   * The configuration.
   *
   * @param axis the axis, of even length; a negative one counts from the end; -1 unless set
   */
  public record Config(Integer axis) {
    /** Fills in defaults. */
    public Config {
      axis = Check.or(axis, -1);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Shape shape(Config config, Shape x) {
    int axis = x.axis("glu", config.axis);
    long length = x.dim(axis);
    if (length == Shape.UNKNOWN || length % 2 != 0) {
      throw new ShapeMismatchException(
          "glu", "an even length of axis " + config.axis, x.toString(), "");
    }
    return x.with(axis, length / 2);
  }

  @Override
  public Tensor apply(Config config, Tensor x) {
    long half = shape(config, x.shape()).dim(config.axis);
    Tensor a = x.slice(config.axis, 0, half);
    return a.mul(x.slice(config.axis, half, 2 * half).sigmoid());
  }
}
