package org.fascicle.plugin.core.activation;

import java.util.List;
import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/**
 * x where it is positive, α·x elsewhere, with α given: one number, or one a feature of the last
 * axis. The layer PReLU learns α.
 *
 * @see <a href="https://arxiv.org/abs/1502.01852">He et al.: Delving deep into rectifiers
 *     (2015)</a>
 */
@Component(service = Activation.class, property = Plugin.NAME + "=prelu")
public final class PreluActivation implements Activation<PreluActivation.Config> {
  /**
   * The configuration.
   *
   * @param alpha α, one number or one a feature; 0.25 unless set
   */
  public record Config(List<Double> alpha) {
    /** Checks values and fills in defaults. */
    public Config {
      alpha = List.copyOf(Check.or(alpha, List.of(0.25)));
      Check.that("prelu.alpha", alpha.size(), !alpha.isEmpty(), "one number, or one a feature");
      alpha.forEach(one -> Check.finite("prelu.alpha", one));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Tensor apply(Config config, Tensor x) {
    Tensor alpha = x.session().host(config.alpha.stream().mapToDouble(a -> a).toArray());
    return apply(x, alpha);
  }

  /**
   * x where it is positive, α·x elsewhere.
   *
   * @param alpha of a shape that meets that of x
   */
  public static Tensor apply(Tensor x, Tensor alpha) {
    return x.relu().sub(x.neg().relu().mul(alpha));
  }
}
