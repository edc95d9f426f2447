package org.fascicle.plugin.core.schedule;

import java.util.List;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Schedule;
import org.osgi.service.component.annotations.Component;

/**
 * A rate that is constant between boundaries: the first value up to the first boundary, that step
 * included, then the second, and so on.
 *
 * @see <a href="https://keras.io/api/optimizers/learning_rate_schedules/">Keras:
 *     PiecewiseConstantDecay</a>
 */
@Component(
    service = Schedule.class,
    property = {Plugin.NAME + "=PiecewiseConstantDecay", Plugin.NAME + "=piecewise_constant_decay"})
public final class PiecewiseConstantDecay implements Schedule<PiecewiseConstantDecay.Config> {
  /**
   * The configuration.
   *
   * @param boundaries steps, each above the one before
   * @param values rates, one more than boundaries
   */
  public record Config(List<Double> boundaries, List<Double> values) {
    /** Checks values and fills in defaults. */
    public Config {
      Check.required("PiecewiseConstantDecay.boundaries", boundaries, "a list of steps");
      boundaries = List.copyOf(boundaries);
      requireRising(boundaries);
      Check.required("PiecewiseConstantDecay.values", values, "a list of learning rates");
      values = List.copyOf(values);
      values.forEach(rate -> Check.notNegative("PiecewiseConstantDecay.values", rate));
      Check.that(
          "PiecewiseConstantDecay.values",
          values.size(),
          values.size() == boundaries.size() + 1,
          (boundaries.size() + 1) + " rates, one more than boundaries");
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public double learningRate(Config config, long step) {
    int piece = 0;
    while (piece < config.boundaries.size() && step > config.boundaries.get(piece)) {
      piece++;
    }
    return config.values.get(piece);
  }

  private static void requireRising(List<Double> boundaries) {
    for (int i = 1; i < boundaries.size(); i++) {
      double before = boundaries.get(i - 1);
      double next = boundaries.get(i);
      Check.that("PiecewiseConstantDecay.boundaries", next, next > before, "steps above " + before);
    }
  }
}
