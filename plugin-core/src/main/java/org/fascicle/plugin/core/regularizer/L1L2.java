package org.fascicle.plugin.core.regularizer;

import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Regularizer;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** l1 · Σ|x| + l2 · Σx². */
@Component(
    service = Regularizer.class,
    property = {Plugin.NAME + "=L1L2", Plugin.NAME + "=l1_l2"})
public final class L1L2 implements Regularizer<L1L2.Config> {
  /**
   * The configuration.
   *
   * @param l1 the factor of the absolute values, at least 0; 0 unless set
   * @param l2 the factor of the squares, at least 0; 0 unless set
   */
  public record Config(Double l1, Double l2) {
    /** Checks values and fills in defaults. */
    public Config {
      l1 = Check.notNegative("L1L2.l1", Check.or(l1, 0.0));
      l2 = Check.notNegative("L1L2.l2", Check.or(l2, 0.0));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Tensor loss(Config config, Tensor x) {
    return x.abs().sum().mul(config.l1).add(x.square().sum().mul(config.l2));
  }
}
