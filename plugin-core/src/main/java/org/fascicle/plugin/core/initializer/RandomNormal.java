package org.fascicle.plugin.core.initializer;

import java.util.function.LongToDoubleFunction;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Initializer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Shape;
import org.osgi.service.component.annotations.Component;

/** Normal values. */
@Component(
    service = Initializer.class,
    property = {
      Plugin.NAME + "=random_normal",
      Plugin.NAME + "=RandomNormal",
      Plugin.NAME + "=normal"
    })
public final class RandomNormal implements Initializer<RandomNormal.Config> {
  /**
   * The configuration.
   *
   * @param mean the mean; 0 unless set
   * @param stddev the standard deviation; 0.05 unless set
   * @param seed if set, the same values every time
   */
  public record Config(Double mean, Double stddev, Long seed) {
    /** Checks values and fills in defaults. */
    public Config {
      mean = Check.or(mean, 0.0);
      stddev = Check.notNegative("random_normal.stddev", Check.or(stddev, 0.05));
    }
  }

  @Override
  public Class<RandomNormal.Config> configuration() {
    return RandomNormal.Config.class;
  }

  @Override
  public LongToDoubleFunction values(RandomNormal.Config config, Shape shape, RandomStream random) {
    return Fans.normal(config.mean, config.stddev, Seed.stream(config.seed, random));
  }
}
