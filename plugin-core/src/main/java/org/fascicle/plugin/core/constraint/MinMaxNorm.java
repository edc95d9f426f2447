package org.fascicle.plugin.core.constraint;

import java.util.List;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Constraint;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/**
 * Lengths between {@code minValue} and {@code maxValue}, approached at a rate: a length n becomes
 * (1 − rate)·n + rate·clip(n).
 *
 * @see <a href="https://keras.io/api/layers/constraints/">Keras: constraints</a>
 */
@Component(
    service = Constraint.class,
    property = {
      Plugin.NAME + "=MinMaxNorm",
      Plugin.NAME + "=min_max_norm",
      Plugin.NAME + "=minmaxnorm"
    })
public final class MinMaxNorm implements Constraint<MinMaxNorm.Config> {
  /**
   * The configuration.
   *
   * @param minValue the least length, at least 0; 0 unless set
   * @param maxValue the greatest length, not less than minValue; 1 unless set
   * @param rate how much of the way is gone in one step, from 0 to 1; 1 unless set
   * @param axis the axes over which a length is taken; 0 unless set, which suits kernels (in, out);
   *     for kernels of images (H, W, in, out) set 0, 1, 2
   */
  public record Config(Double minValue, Double maxValue, Double rate, List<Integer> axis) {
    /** Checks values and fills in defaults. */
    public Config {
      minValue = Check.notNegative("MinMaxNorm.min_value", Check.or(minValue, 0.0));
      maxValue = Check.or(maxValue, 1.0);
      Check.that(
          "MinMaxNorm.max_value",
          maxValue,
          maxValue >= minValue && maxValue < Double.POSITIVE_INFINITY,
          "a number from min_value " + minValue + " on");
      rate = Check.share("MinMaxNorm.rate", Check.or(rate, 1.0));
      axis = Norms.axes(axis);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public void check(Config config, Shape parameter) {
    Norms.check("MinMaxNorm", config.axis, parameter);
  }

  @Override
  public Tensor apply(Config config, Tensor parameter) {
    Tensor norms = Norms.of(parameter, config.axis);
    Tensor wanted = norms.clip(config.minValue, config.maxValue).mul(config.rate);
    Tensor desired = wanted.add(norms.mul(1 - config.rate));
    return parameter.mul(desired.div(norms.add(Norms.EPSILON)));
  }
}
