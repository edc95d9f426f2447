package org.fascicle.plugin.core.schedule;

import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Schedule;
import org.osgi.service.component.annotations.Component;

/**
 * A rate that falls as a power of the time that is left: (initial − end)(1 − step /
 * decaySteps)^power + end; afterwards the end rate, or with {@code cycle} again, over the next
 * multiple of the time.
 *
 * @see <a href="https://keras.io/api/optimizers/learning_rate_schedules/">Keras:
 *     PolynomialDecay</a>
 */
@Component(
    service = Schedule.class,
    property = {Plugin.NAME + "=PolynomialDecay", Plugin.NAME + "=polynomial_decay"})
public final class PolynomialDecay implements Schedule<PolynomialDecay.Config> {
  /**
   * The configuration.
   *
   * @param initialLearningRate the rate of step 0
   * @param decaySteps steps to the end rate
   * @param endLearningRate the last rate; 0.0001 unless set
   * @param power the power, above 0; 1 unless set
   * @param cycle whether it begins again; false unless set
   */
  public record Config(
      Double initialLearningRate,
      Double decaySteps,
      Double endLearningRate,
      Double power,
      Boolean cycle) {
    /** Checks values and fills in defaults. */
    public Config {
      Rates.required("PolynomialDecay.initial_learning_rate", initialLearningRate);
      Rates.steps("PolynomialDecay.decay_steps", decaySteps);
      endLearningRate =
          Check.notNegative("PolynomialDecay.end_learning_rate", Check.or(endLearningRate, 1e-4));
      power = Check.positive("PolynomialDecay.power", Check.or(power, 1.0));
      cycle = Check.or(cycle, false);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public double learningRate(Config config, long step) {
    double steps = config.decaySteps;
    if (config.cycle) {
      steps *= Math.max(1, Math.ceil(step / config.decaySteps));
    }
    double left = 1 - Math.min((double) step, steps) / steps;
    double span = config.initialLearningRate - config.endLearningRate;
    return span * Math.pow(left, config.power) + config.endLearningRate;
  }
}
