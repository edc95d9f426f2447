package org.fascicle.plugin.core.initializer;

import java.util.function.LongToDoubleFunction;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Initializer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Shape;
import org.osgi.service.component.annotations.Component;

/**
 * Values of variance scale / n, where n is the number of inputs, of outputs, or the mean of both.
 * The rules of Glorot, He and LeCun are cases of it; Keras 1's normal ones, which were not cut off,
 * are {@code untruncated_normal}.
 */
@Component(
    service = Initializer.class,
    property = {Plugin.NAME + "=variance_scaling", Plugin.NAME + "=VarianceScaling"})
public final class VarianceScaling implements Initializer<VarianceScaling.Config> {
  /**
   * The configuration.
   *
   * @param scale the scale, above 0; 1 unless set
   * @param mode n: {@code fan_in}, {@code fan_out} or {@code fan_avg}; {@code fan_in} unless set
   * @param distribution {@code truncated_normal}, {@code untruncated_normal} or {@code uniform};
   *     {@code truncated_normal} unless set
   * @param seed if set, the same values every time
   */
  public record Config(Double scale, String mode, String distribution, Long seed) {
    /** Checks values and fills in defaults. */
    public Config {
      scale = Check.positive("variance_scaling.scale", Check.or(scale, 1.0));
      mode =
          Check.oneOf(
              "variance_scaling.mode", Check.or(mode, "fan_in"), "fan_in", "fan_out", "fan_avg");
      distribution = Check.or(distribution, "truncated_normal");
      distribution = distribution.equals("normal") ? "truncated_normal" : distribution;
      Check.oneOf(
          "variance_scaling.distribution",
          distribution,
          "truncated_normal",
          "untruncated_normal",
          "uniform");
    }
  }

  @Override
  public Class<VarianceScaling.Config> configuration() {
    return VarianceScaling.Config.class;
  }

  @Override
  public LongToDoubleFunction values(
      VarianceScaling.Config config, Shape shape, RandomStream random) {
    double variance = config.scale / Math.max(1, count(config, Fans.of(shape)));
    RandomStream stream = Seed.stream(config.seed, random);
    return switch (config.distribution) {
      case "uniform" -> Fans.uniform(variance, stream);
      case "truncated_normal" -> Fans.truncatedNormal(variance, stream);
      default -> Fans.normal(0, StrictMath.sqrt(variance), stream);
    };
  }

  private static double count(Config config, Fans fans) {
    return switch (config.mode) {
      case "fan_in" -> fans.in();
      case "fan_out" -> fans.out();
      default -> fans.average();
    };
  }
}
