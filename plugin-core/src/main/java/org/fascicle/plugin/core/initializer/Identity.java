package org.fascicle.plugin.core.initializer;

import java.util.function.LongToDoubleFunction;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Initializer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Shape;
import org.osgi.service.component.annotations.Component;

/** Ones on the diagonal of a matrix, zeros elsewhere, times a gain. */
@Component(
    service = Initializer.class,
    property = {
      Plugin.NAME + "=identity",
      Plugin.NAME + "=Identity",
      Plugin.NAME + "=IdentityInitializer"
    })
public final class Identity implements Initializer<Identity.Config> {
  /**
   * The configuration.
   *
   * @param gain the factor; 1 unless set
   */
  public record Config(Double gain) {
    /** Checks values and fills in defaults. */
    public Config {
      gain = Check.or(gain, 1.0);
    }
  }

  @Override
  public Class<Identity.Config> configuration() {
    return Identity.Config.class;
  }

  @Override
  public LongToDoubleFunction values(Identity.Config config, Shape shape, RandomStream random) {
    if (shape.rank() != 2) {
      throw new ShapeMismatchException(
          "identity", "a matrix", shape.toString(), "Use another initializer.");
    }
    long columns = shape.dim(1);
    double gain = config.gain;
    return i -> i / columns == i % columns ? gain : 0;
  }
}
