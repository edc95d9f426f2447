package org.fascicle.plugin.core.initializer;

import java.util.function.LongToDoubleFunction;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Initializer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Shape;
import org.osgi.service.component.annotations.Component;

/** One value everywhere. */
@Component(
    service = Initializer.class,
    property = {Plugin.NAME + "=constant", Plugin.NAME + "=Constant"})
public final class Constant implements Initializer<Constant.Config> {
  /**
   * The configuration.
   *
   * @param value the value; 0 unless set
   */
  public record Config(Double value) {
    /** Fills in defaults. */
    public Config {
      value = Check.or(value, 0.0);
    }
  }

  @Override
  public Class<Constant.Config> configuration() {
    return Constant.Config.class;
  }

  @Override
  public LongToDoubleFunction values(Constant.Config config, Shape shape, RandomStream random) {
    double value = config.value;
    return i -> value;
  }
}
