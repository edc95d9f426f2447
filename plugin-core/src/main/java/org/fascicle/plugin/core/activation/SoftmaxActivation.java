package org.fascicle.plugin.core.activation;

import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** eˣ over its sum along an axis. */
@Component(service = Activation.class, property = Plugin.NAME + "=softmax")
public final class SoftmaxActivation implements Activation<SoftmaxActivation.Config> {
  /**
   * The configuration.
   *
   * @param axis the axis; a negative one counts from the end; -1 unless set
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
  public Tensor apply(Config config, Tensor x) {
    return x.softmax(config.axis);
  }
}
