package org.fascicle.plugin.core.initializer;

import java.util.function.LongToDoubleFunction;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Initializer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Shape;
import org.osgi.service.component.annotations.Component;

/**
 * Normal values, those beyond two standard deviations drawn again: their own standard deviation is
 * 0.88 of the one that is set.
 */
@Component(
    service = Initializer.class,
    property = {Plugin.NAME + "=truncated_normal", Plugin.NAME + "=TruncatedNormal"})
public final class TruncatedNormal implements Initializer<TruncatedNormal.Config> {
  /**
   * The configuration.
   *
   * @param mean the mean; 0 unless set
   * @param stddev the standard deviation before the cut; 0.05 unless set
   * @param seed if set, the same values every time
   */
  public record Config(Double mean, Double stddev, Long seed) {
    /** Checks values and fills in defaults. */
    public Config {
      mean = Check.or(mean, 0.0);
      stddev = Check.notNegative("truncated_normal.stddev", Check.or(stddev, 0.05));
    }
  }

  @Override
  public Class<TruncatedNormal.Config> configuration() {
    return TruncatedNormal.Config.class;
  }

  @Override
  public LongToDoubleFunction values(
      TruncatedNormal.Config config, Shape shape, RandomStream random) {
    RandomStream stream = Seed.stream(config.seed, random);
    return Fans.truncatedNormal(config.mean, config.stddev, stream);
  }
}
