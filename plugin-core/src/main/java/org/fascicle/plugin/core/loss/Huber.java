package org.fascicle.plugin.core.loss;

import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Targets;
import org.osgi.service.component.annotations.Component;

/** Half the squared error up to δ, linear beyond (Huber 1964), averaged over features. */
@Component(
    service = Loss.class,
    property = {
      Plugin.NAME + "=huber",
      Plugin.NAME + "=Huber",
    })
public final class Huber implements Loss<Huber.Config> {
  /**
   * The configuration.
   *
   * @param delta where it becomes linear, above 0; 1 unless set
   */
  public record Config(Double delta) {
    /** Checks values and fills in defaults. */
    public Config {
      delta = Check.positive("huber.delta", Check.or(delta, 1.0));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public void check(Config config, TensorSpec target, TensorSpec prediction) {
    Targets.checkSame(
        "huber", target, prediction, "For class numbers use sparse_categorical_crossentropy.");
  }

  @Override
  public Tensor call(Config config, Tensor target, Tensor prediction) {
    double delta = config.delta;
    Tensor error = prediction.sub(Targets.same(target, prediction));
    Tensor size = error.abs();
    Tensor far = size.mul(delta).sub(0.5 * delta * delta);
    return size.greater(delta).where(far, error.square().mul(0.5)).mean(-1);
  }
}
