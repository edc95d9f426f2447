package org.fascicle.plugin.core.activation;

import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** x − log Σ eˣ along an axis. */
@Component(service = Activation.class, property = Plugin.NAME + "=log_softmax")
public final class LogSoftmaxActivation implements Activation<LogSoftmaxActivation.Config> {
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
    return x.logSoftmax(config.axis);
  }
}
