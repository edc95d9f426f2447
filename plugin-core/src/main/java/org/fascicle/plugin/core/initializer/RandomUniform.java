package org.fascicle.plugin.core.initializer;

import java.util.function.LongToDoubleFunction;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Initializer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Shape;
import org.osgi.service.component.annotations.Component;

/** Uniform values in [minval, maxval). */
@Component(
    service = Initializer.class,
    property = {
      Plugin.NAME + "=random_uniform",
      Plugin.NAME + "=RandomUniform",
      Plugin.NAME + "=uniform"
    })
public final class RandomUniform implements Initializer<RandomUniform.Config> {
  /**
   * The configuration.
   *
   * @param minval least value; -0.05 unless set
   * @param maxval bound of the values, not less than minval; 0.05 unless set
   * @param seed if set, the same values every time
   */
  public record Config(Double minval, Double maxval, Long seed) {
    /** Checks values and fills in defaults. */
    public Config {
      minval = Check.or(minval, -0.05);
      maxval = Check.or(maxval, 0.05);
      Check.that(
          "random_uniform.maxval",
          maxval,
          maxval >= minval,
          "a number from minval " + minval + " on");
    }
  }

  @Override
  public Class<RandomUniform.Config> configuration() {
    return RandomUniform.Config.class;
  }

  @Override
  public LongToDoubleFunction values(
      RandomUniform.Config config, Shape shape, RandomStream random) {
    return Fans.uniform(config.minval, config.maxval, Seed.stream(config.seed, random));
  }
}
