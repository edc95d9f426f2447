package org.fascicle.plugin.core.regularizer;

import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Regularizer;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** l1 · Σ|x|. */
@Component(
    service = Regularizer.class,
    property = {Plugin.NAME + "=L1", Plugin.NAME + "=l1"})
public final class L1 implements Regularizer<L1.Config> {
  /**
   * The configuration.
   *
   * @param l1 the factor, at least 0; 0.01 unless set
   */
  public record Config(Double l1) {
    /** Checks values and fills in defaults. */
    public Config {
      l1 = Check.notNegative("L1.l1", Check.or(l1, 0.01));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Tensor loss(Config config, Tensor x) {
    return x.abs().sum().mul(config.l1);
  }
}
