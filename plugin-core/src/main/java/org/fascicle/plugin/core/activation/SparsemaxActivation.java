package org.fascicle.plugin.core.activation;

import org.fascicle.api.op.Iota;
import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** The nearest distribution to x along an axis, most of it 0 (Martins and Astudillo 2016). */
@Component(service = Activation.class, property = Plugin.NAME + "=sparsemax")
public final class SparsemaxActivation implements Activation<SparsemaxActivation.Config> {
  /**
   * The configuration.
   *
   * @param axis the axis; a negative one counts from the end; -1 unless set
   */
  public record Config(Integer axis) {
    /** Checks values and fills in defaults. */
    public Config {
      axis = Check.or(axis, -1);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Tensor apply(Config config, Tensor x) {
    Tensor z = x.cast(x.dtype().wide()).swapAxes(config.axis, -1);
    Tensor sorted = z.sorted(-1, true)[0];
    Tensor rank = z.session().apply(new Iota(z.dtype(), z.shape().dim(-1))).add(1);
    Tensor support = sorted.mul(rank).add(1).greater(sorted.cumSum(-1));
    Tensor size = support.cast(z.dtype()).sum(true, -1);
    Tensor tau = support.where(sorted, 0).sum(true, -1).sub(1).div(size);
    Tensor y = z.sub(tau);
    return y.lessEqual(0).where(0, y).swapAxes(config.axis, -1).cast(x.dtype());
  }
}
