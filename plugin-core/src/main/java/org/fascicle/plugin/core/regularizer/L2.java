package org.fascicle.plugin.core.regularizer;

import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Regularizer;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** l2 · Σx². */
@Component(
    service = Regularizer.class,
    property = {Plugin.NAME + "=L2", Plugin.NAME + "=l2"})
public final class L2 implements Regularizer<L2.Config> {
  /**
   * The configuration.
   *
   * @param l2 the factor, at least 0; 0.01 unless set
   */
  public record Config(Double l2) {
    /** Checks values and fills in defaults. */
    public Config {
      l2 = Check.notNegative("L2.l2", Check.or(l2, 0.01));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Tensor loss(Config config, Tensor x) {
    return x.square().sum().mul(config.l2);
  }
}
